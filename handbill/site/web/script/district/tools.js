// What a session works with, made of the site's own files.

import { problem, Unusable } from "../problem.js";
import { gradesTold } from "../roster/grades.js";
import { Rules } from "../roster/rules.js";
import { roster } from "../roster/schools.js";
import { table } from "../roster/tables.js";
import { openedShelf } from "../shelf.js";

/** @typedef {import("./session.js").Tools} Tools */

const MOST = 1 << 29; // bytes of a list

/**
 * @param {(path: string) => Promise<Uint8Array>} get gives the site's files
 * @param {Tools["target"]} target
 * @returns {Promise<Tools>}
 */
export async function tools(get, target) {
  /** @param {string} path */
  const json = async (path) => JSON.parse(new TextDecoder().decode(await get(path)));
  const all = [openedShelf(get), json("tables.json"), json("words/en.json")];
  const [shelf, tables, { problems: words }] = await Promise.all(all);
  const rules = new Rules(tables);
  return {
    shelf,
    words,
    target,
    gradesTold,
    serves: (declared, grades) => rules.grading.serves(declared, grades),
    folder: (school) => rules.names.slug(school) || "school",
    async list(file, reading) {
      const source = await table({ name: file.name, bytes: await read(file) }, reading.sheet, rules);
      return roster(source, reading, rules);
    },
  };
}

/** @param {File} file */
async function read(file) {
  if (file.size > MOST) {
    throw new Unusable(problem("list-too-large", {}, { name: file.name }));
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Unusable(problem("list-unread", {}, { name: file.name })); // it was moved or changed since it was chosen
  }
}
