// Which sheets of a workbook list schools: the one that does, the one that is named, or all of them.

import { problem, Unusable } from "../problem.js";
import { counted, excerpt } from "../text.js";
import { Headers } from "./headers.js";
import { ALL } from "./workbook.js";

/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("../problem.js").Where} Where */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {import("./tables.js").Table} Table */
/** @typedef {{table: Table, headers: Headers}} Part a table that lists schools */

/**
 * What is to be read of a table. `wished` says by field which header the user named.
 * Throws Unusable if it lists no schools, or if several sheets do and nobody said which.
 * @param {Table} opened
 * @param {Record<string, string>} wished
 * @param {string} sheet
 * @param {Rules} rules
 * @returns {Part[]}
 */
export function parts(opened, wished, sheet, rules) {
  if (!opened.sheets.length || (sheet && sheet !== ALL) || opened.sheet === sheet) {
    return [{ table: opened, headers: new Headers(opened, wished, rules) }];
  }
  const { found, problems } = read(opened, wished, rules);
  const most = rules.of.sheets.told;
  const where = { name: opened.file };
  if (found.length > 1 && sheet !== ALL) {
    const told = found.slice(0, most).map(({ table }) => `“${excerpt(table.sheet)}”`).join(", ");
    throw new Unusable(problem("several-sheets", { sheets: told + (found.length > most ? ", …" : "") }, where));
  }
  if (!found.length) {
    throw new Unusable(...aFew(problems, where, most));
  }
  return found;
}

/**
 * @param {Table} opened
 * @param {Record<string, string>} wished
 * @param {Rules} rules
 */
function read(opened, wished, rules) {
  /** @type {Part[]} */
  const found = [];
  /** @type {Map<string, Problem>} */
  const problems = new Map();
  for (const table of opened.sheets.map((name) => opened.other(name))) {
    try {
      found.push({ table, headers: new Headers(table, wished, rules) });
    } catch (error) {
      if (!(error instanceof Unusable)) {
        throw error;
      }
      error.problems.forEach((one) => problems.set(JSON.stringify(one), one));
    }
  }
  return { found, problems: [...problems.values()] };
}

/**
 * The first of what is wrong with the sheets, and how many more are no list either.
 * @param {Problem[]} problems
 * @param {Where} where
 * @param {number} most
 */
function aFew(problems, where, most) {
  const more = problem("more-sheets", { count: counted(problems.length - most) }, where);
  return problems.length <= most ? problems : [...problems.slice(0, most), more];
}
