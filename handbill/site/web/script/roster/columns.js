// Which column of a roster is what: by its header, and by whether its values can be that.

import { problem, Unusable } from "../problem.js";
import { excerpt } from "../text.js";
import { unknown } from "../nearest.js";
import { GradeColumns, gradeColumns } from "./gradecolumns.js";
import { notice } from "./notices.js";
import { offered } from "./offers.js";
import { Sample } from "./sample.js";
import { isBlank, scored } from "./scores.js";
import { folded } from "./spelling.js";

/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("../problem.js").Where} Where */
/** @typedef {import("./notices.js").Notice} Notice */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {import("./scores.js").Column} Column */
/** @typedef {import("./scores.js").Scored} Scored */

/**
 * What each column is taken for, the headers of those for nothing, and what a person should know of that. `telling` are the
 * numbers of columns for nothing that may tell schools of one name apart, codes before kinds.
 * @typedef {{taken: Column[], unused: string[], grades: GradeColumns | null, telling: number[], notices: Notice[]}} Columns
 */

/**
 * What each column is taken for. `wished` says by field which header the user named, `where` is the row of the headers.
 * Throws Unusable if two could be for the same, or none for the name.
 * @param {string[]} headers
 * @param {string[][]} sample
 * @param {Record<string, string>} wished
 * @param {Where} where
 * @param {Rules} rules
 * @returns {Columns}
 */
export function columns(headers, sample, wished, where, rules) {
  const said = new Sample(sample, rules.vocabulary.empty);
  const { found, problems } = asWished(headers, wished, said, where, rules);
  /** @type {Notice[]} */
  const notices = [];
  for (const field of rules.vocabulary.fields) {
    const fitting = found.has(field) ? [] : scored(field, left(headers, found), said, rules);
    fitting.sort((one, other) => other.score - one.score);
    if (fitting.length) {
      const alike = alikeOf(fitting, rules);
      const taken = alike.reduce((least, one) => (one.size < least.size ? one : least)).column;
      found.set(field, taken);
      if (alike.length > 1 && rules.of.columns.settled.includes(field)) {
        notices.push(settled(taken, alike.map((one) => one.column), where));
      } else if (alike.length > 1) {
        problems.push(ask(alike[0].column, alike[1].column, where));
      }
    }
  }
  const bounds = ["low", "high"].filter((field) => found.has(field) && !(field in wished));
  if (bounds.length === 1) { // half a span is none
    found.delete(bounds[0]);
  }
  if (!found.has("name") && !problems.length) {
    problems.push(problem("no-name-column", { headers: shown(headers, rules) }, where));
  }
  if (problems.length) {
    throw new Unusable(...problems);
  }
  return all(headers, said, found, notices, where, rules);
}

/**
 * The number of the column that a user names by its header. Throws Unusable if there is none, or several.
 * @param {string} header
 * @param {string[]} headers
 * @param {Where} where
 * @param {Rules} rules
 */
export function columnOf(header, headers, where, rules) {
  const at = headers.flatMap((known, nth) => (folded(known) === folded(header) ? nth + 1 : []));
  if (at.length > 1) {
    throw new Unusable(problem("header-repeats", { count: at.length, header: excerpt(header) }, { ...where, column: at[1] }));
  }
  if (!at.length) {
    const known = headers.filter(Boolean).map((one) => excerpt(one)).slice(0, rules.of.columns.shown);
    throw new Unusable(unknown("no-header", header, known, { header: excerpt(header) }, where));
  }
  return at[0];
}

/**
 * The columns that the user named.
 * @param {string[]} headers
 * @param {Record<string, string>} wished
 * @param {Sample} said
 * @param {Where} where
 * @param {Rules} rules
 */
function asWished(headers, wished, said, where, rules) {
  /** @type {Map<string, Column>} */
  const found = new Map();
  /** @type {Problem[]} */
  const problems = [];
  const { fields } = rules.vocabulary;
  for (const [field, header] of Object.entries(wished)) {
    if (!fields.includes(field)) {
      problems.push(unknown("no-field", field, fields, { field: excerpt(field) }, { name: "--column" }));
      continue;
    }
    try {
      const index = columnOf(header, headers, where, rules);
      const examples = rules.values.examples(said.all(index));
      const why = { key: "chosen", args: {} };
      found.set(field, { field, header: excerpt(headers[index - 1]), index, sure: "certain", why, examples });
    } catch (error) {
      if (!(error instanceof Unusable)) {
        throw error;
      }
      problems.push(...error.problems);
    }
  }
  return { found, problems };
}

/**
 * The headers of columns that are for nothing yet, by number.
 * @param {string[]} headers
 * @param {Map<string, Column>} found
 */
function left(headers, found) {
  const taken = new Set([...found.values()].map((column) => column.index));
  return new Map(headers.map((header, nth) => /** @type {[number, string]} */ ([nth + 1, header])).filter(
    ([nth, header]) => header && !taken.has(nth),
  ));
}

/**
 * Of columns from the best on, those that nothing but a person can tell apart.
 * @param {Scored[]} fitting
 * @param {Rules} rules
 */
function alikeOf(fitting, rules) {
  const best = fitting[0].score;
  const alike = fitting.filter((one) => best - one.score < rules.of.columns.alike && !isBlank(one.column));
  return alike.length ? alike : fitting.slice(0, 1);
}

/**
 * The columns that were found, with those that are a grade each and those that a person may want.
 * @param {string[]} headers
 * @param {Sample} said
 * @param {Map<string, Column>} found
 * @param {Notice[]} notices
 * @param {Where} where
 * @param {Rules} rules
 * @returns {Columns}
 */
function all(headers, said, found, notices, where, rules) {
  const unused = left(headers, found);
  const grades = found.has("grades") || found.has("low") ? null : gradeColumns(unused, said, rules);
  if (grades) {
    found.set("grades", gradesColumn(grades, said, rules));
    [...grades.at.keys()].forEach((nth) => unused.delete(nth));
  }
  const { header, index } = /** @type {Column} */ (found.get("name"));
  notices.push(...offered(unused, said, !found.has("phone"), header, said.all(index), where, rules));
  const some = [...unused.keys()].slice(0, rules.of.columns.searched).filter((nth) => said.some(nth).length);
  const codes = some.filter((nth) => rules.values.areCodes(said.all(nth)));
  const kinds = some.filter((nth) => rules.values.areKinds(said.all(nth)));
  return {
    taken: [...found.values()].sort((one, other) => one.index - other.index),
    unused: [...unused.values()].map((one) => excerpt(one)),
    grades,
    telling: [...codes, ...kinds],
    notices,
  };
}

/**
 * @param {GradeColumns} grades
 * @param {Sample} said
 * @param {Rules} rules
 * @returns {Column}
 */
function gradesColumn(grades, said, rules) {
  const examples = rules.values.examples(said.rows.map((row) => grades.span(row).told).filter(Boolean));
  const index = Math.min(...grades.at.keys());
  return { field: "grades", header: grades.header, index, sure: "likely", why: grades.why, examples };
}

/**
 * @param {Column} taken
 * @param {Column[]} alike
 * @param {Where} where
 */
function settled(taken, alike, where) {
  const others = alike.filter((column) => column.index !== taken.index).map((column) => `“${column.header}”`).join(", ");
  return notice(`settled-${taken.field}`, { header: taken.header, others }, { ...where, column: taken.index });
}

/**
 * @param {Column} one
 * @param {Column} other
 * @param {Where} where
 */
function ask(one, other, where) {
  const key = one.header === other.header ? "ask-column-same" : "ask-column";
  return problem(key, { one: one.header, other: other.header, field: one.field }, { ...where, column: other.index });
}

/**
 * @param {string[]} headers
 * @param {Rules} rules
 */
function shown(headers, { of: { columns: { shown: most } } }) {
  const said = headers.filter(Boolean).map((header) => `“${excerpt(header)}”`);
  return said.slice(0, most).join(", ") + (said.length > most ? ", …" : "");
}
