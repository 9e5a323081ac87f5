// A file of rows, as a spreadsheet shows them: CSV of any kind, or a workbook.

import { problem, Unusable } from "../problem.js";
import { Csv } from "./delimited.js";
import { ALL, Workbook } from "./workbook.js";

/** @typedef {import("./headers.js").Numbered} Numbered */
/** @typedef {import("./rules.js").Rules} Rules */
/**
 * Rows with their numbers, counted from 1 as a spreadsheet does; `rows` may be asked for again and again. `name` is the file's,
 * with the sheet's where there are several, `file` the file's alone; `sheets` has none where it is no workbook.
 * @typedef {{file: string, name: string, sheet: string, sheets: string[], rows(): Iterable<Numbered>,
 *   other(sheet: string): Table}} Table
 */

// How workbooks begin, whatever they are called.
const ZIP = [0x50, 0x4b, 3, 4];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The file's rows; of a workbook its first sheet's, or those of the one that is named. Throws Unusable if it has none.
 * @param {{name: string, bytes: Uint8Array}} file
 * @param {string} sheet
 * @param {Rules} rules
 * @returns {Table}
 */
export function table({ name, bytes }, sheet, rules) {
  if (!bytes.length) {
    throw new Unusable(problem("file-empty", {}, { name }));
  }
  const isOne = rules.of.workbook.endings.some((ending) => name.toLowerCase().endsWith(ending));
  if (isOne || begins(bytes, ZIP) || begins(bytes, OLE)) {
    return new Workbook(name, bytes, sheet, rules);
  }
  if (sheet && sheet !== ALL) {
    throw new Unusable(problem("no-workbook", { sheet }, { name }));
  }
  return new Csv(name, bytes, rules);
}

/**
 * @param {Uint8Array} bytes
 * @param {number[]} mark
 */
function begins(bytes, mark) {
  return mark.every((byte, at) => bytes[at] === byte);
}
