// What the cells of a row say of its school, and what is wrong with them.

import { line } from "../lines.js";
import { problem, Unusable } from "../problem.js";
import { excerpt, stripped } from "../text.js";
import { copies } from "./values.js";

/** @typedef {import("../letters.js").Pattern} Pattern */
/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("./headers.js").Headers} Headers */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {Record<string, string>} Said what a row says, by field */
/** @typedef {{lines: [string, string][], kinds: [string, string][], languages: Record<string, string>, between: Pattern}} CellTables */
/** @typedef {{titleCase?: boolean, suffix?: string, nameStrip?: boolean, gradesFromName?: boolean}} Reading */

/** Reads the cells of a list, row by row, and writes names without a code, with capitals and a suffix as is wanted. */
export class Cells {
  /**
   * @param {Headers} headers
   * @param {Reading} reading
   * @param {Rules} rules
   */
  constructor(headers, { titleCase = false, suffix = "", nameStrip = false }, rules) {
    this._headers = headers;
    this._titleCase = titleCase;
    this._suffix = suffix;
    this._strip = nameStrip;
    this._names = rules.names;
    const { lines, kinds } = rules.rows.cells;
    this._lines = lines.filter(([column]) => headers.at.has(column));
    this._kinds = kinds.filter(([column]) => headers.at.has(column));
  }

  /**
   * A cell without a header: the row has a delimiter too many, and its cells may be another's.
   * @param {number} row
   * @param {string[]} cells
   * @returns {Problem[]}
   */
  beyond(row, cells) {
    const at = cells.findIndex((cell, nth) => cell && nth >= this._headers.width);
    const where = { name: this._headers.name, line: row, column: at + 1 };
    return at < 0 ? [] : [problem("beyond-headers", { text: excerpt(cells[at]) }, where)];
  }

  /**
   * The imprint's lines that this row gives; what is wrong goes to `problems`.
   * @param {number} row
   * @param {Said} cells
   * @param {Problem[]} problems
   */
  lines(row, cells, problems) {
    /** @type {Record<string, string>} */
    const found = {};
    if (!cells.name) {
      problems.push(problem("no-school-name", {}, this._headers.where(row, "name")));
    }
    for (const [column, key] of this._lines.filter(([column]) => cells[column])) {
      try {
        found[key] = line(key, this._written(key, cells[column]), this._headers.where(row, column));
      } catch (error) {
        if (!(error instanceof Unusable)) {
          throw error;
        }
        problems.push(...error.problems);
      }
    }
    return found;
  }

  /**
   * How many copies this row asks for, of each kind of piece or of all.
   * @param {number} row
   * @param {Said} cells
   * @param {Problem[]} problems
   */
  quantities(row, cells, problems) {
    /** @type {Record<string, number>} */
    const found = {};
    for (const [column, kind] of this._kinds.filter(([column]) => cells[column])) {
      const count = copies(cells[column]);
      if (count === null) {
        problems.push(problem("no-copies", { text: excerpt(cells[column]) }, this._headers.where(row, column)));
      } else {
        found[kind] = count;
      }
    }
    return found;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  _written(key, value) {
    const bare = this._strip && key === "school" ? this._names.withoutCode(value) : value;
    const cased = this._titleCase ? this._names.titleCased(bare) : bare;
    return key === "school" ? this._names.suffixed(cased, this._suffix) : cased;
  }
}

/**
 * The languages that a row asks for, as codes; en+es is one piece in two.
 * @param {Said} cells
 * @param {Rules} rules
 */
export function languages({ languages: told = "" }, rules) {
  const asked = told.toLowerCase().split(rules.betweenLanguages).map((part) => stripped(part)).filter(Boolean);
  const codes = asked.map((part) => part.split("+").map((name) => stripped(name)).map((name) => rules.languages.get(name) ?? name).join("+"));
  return [...new Set(codes)];
}
