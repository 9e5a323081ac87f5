// The rows of a list that are to be printed: below the headers, not blank, and chosen; each as its cells say it.

import { markIn, unmarked } from "../invisible.js";
import { nearest } from "../nearest.js";
import { problem, Unusable } from "../problem.js";
import { counted, excerpt, isAscii, lengthOf, stripped, strippedBehind } from "../text.js";
import { columnOf } from "./columns.js";
import { notice } from "./notices.js";
import { folded } from "./spelling.js";

/** @typedef {import("../letters.js").Pattern} Pattern */
/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("./headers.js").Headers} Headers */
/** @typedef {import("./notices.js").Notice} Notice */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {import("./sheets.js").Part} Part */
/** @typedef {{long: number, shown: number, total: Pattern}} LineTables */
/** @typedef {Record<string, string[]>} Only by header, which values a row must have to be chosen */
/**
 * A row: of which part, its number there, its cells without the spaces around them, and all of them as one text.
 * `marks` are those that were dropped: in which column, which.
 * @typedef {{part: Part, number: number, cells: string[], said: string, marks: [number, string][]}} Line
 */

const BETWEEN = "\x1f"; // between the cells of a row that is one text

/** The rows of all parts, in order; may be asked for again and again. Throws Unusable if `only` names no column. */
export class Rows {
  /**
   * @param {Part[]} parts
   * @param {Only} only
   * @param {Rules} rules
   */
  constructor(parts, only, rules) {
    this.parts = parts;
    this._choices = parts.map(({ headers }) => new Choice(headers, only, rules));
  }

  /** @returns {Generator<Line>} */
  *[Symbol.iterator]() {
    for (const [nth, part] of this.parts.entries()) {
      yield* lines(part, this._choices[nth], this.parts.length > 1 ? part.table.sheet : "");
    }
  }

  /** How many rows the first reading left out; to be asked behind it. Throws Unusable if none was chosen. */
  notChosen() {
    const left = this._choices.reduce((sum, choice) => sum + choice.left, 0);
    const chosen = this._choices.reduce((sum, choice) => sum + choice.chosen, 0);
    if (!left) {
      return null;
    }
    if (!chosen) {
      throw new Unusable(...this._choices.flatMap((choice) => choice.unmet()));
    }
    return notice("rows-not-chosen", { left: counted(left), all: counted(left + chosen) }, this.parts[0].headers.place);
  }
}

/**
 * A part's rows; what they say is of that `sheet` alone, where there are several.
 * @param {Part} part
 * @param {Choice} choice
 * @param {string} sheet
 * @returns {Generator<Line>}
 */
function* lines(part, choice, sheet) {
  for (const [number, row] of part.table.rows()) {
    if (number > part.headers.row) {
      const { cells, said, marks } = bare(row);
      if (said && choice.takes(cells)) {
        yield { part, number, cells, said: sheet ? `${said}${BETWEEN}${sheet}` : said, marks };
      }
    }
  }
}

/**
 * A row without spaces around its cells and without invisible marks.
 * @param {string[]} row
 * @returns {Pick<Line, "cells" | "said" | "marks">}
 */
function bare(row) {
  const cells = row.map((cell) => stripped(cell));
  const said = strippedBehind(cells.join(BETWEEN));
  const clean = isAscii(said) ? cells : unmarked(cells);
  if (clean === cells) {
    return { cells, said, marks: [] };
  }
  const marks = cells.flatMap((cell, nth) => {
    const mark = markIn(cell);
    return mark ? [/** @type {[number, string]} */ ([nth + 1, mark])] : [];
  });
  return { ...bare(clean), marks };
}

/** Which rows of a list are chosen: those that have one of the values in each of the columns. */
class Choice {
  /**
   * @param {Headers} headers
   * @param {Only} only
   * @param {Rules} rules
   */
  constructor(headers, only, rules) {
    this._headers = headers;
    this._shown = rules.rows.rows.shown;
    /** @type {Map<number, Map<string, string>>} by column; as they are compared, as they were typed */
    this._wanted = new Map();
    /** @type {Map<number, Map<string, string>>} of what was not wanted */
    this._seen = new Map();
    for (const [header, values] of Object.entries(only)) {
      const at = columnOf(header, headers.headers, headers.place, rules);
      const wanted = this._wanted.get(at) ?? new Map();
      values.forEach((value) => wanted.set(folded(value), value));
      this._wanted.set(at, wanted);
      this._seen.set(at, new Map());
    }
    this.left = 0;
    this.chosen = 0;
  }

  /**
   * Whether a row is chosen; counts it.
   * @param {string[]} cells
   */
  takes(cells) {
    for (const [nth, wanted] of this._wanted) {
      const cell = cells[nth - 1] ?? "";
      const said = folded(cell);
      if (!wanted.has(said)) {
        const seen = this._seen.get(nth);
        if (seen && seen.size < this._shown) {
          seen.set(said, cell);
        }
        this.left += 1;
        return false;
      }
    }
    this.chosen += 1;
    return true;
  }

  /** What to tell where no row was chosen. */
  unmet() {
    return [...this._seen].filter(([, seen]) => seen.size).map(([nth, seen]) => this._unmet(nth, seen));
  }

  /**
   * @param {number} nth
   * @param {Map<string, string>} seen
   */
  _unmet(nth, seen) {
    const [[said, typed]] = this._wanted.get(nth) ?? [["", ""]];
    const near = nearest(said, [...seen.keys()]);
    const args = { value: excerpt(typed), header: excerpt(this._headers.headers[nth - 1]) };
    const where = { ...this._headers.place, column: nth };
    if (near) {
      return problem("none-chosen-near", { ...args, near: excerpt(seen.get(near) ?? "") }, where);
    }
    return problem("none-chosen", { ...args, there: [...seen.values()].map((cell) => `“${excerpt(cell)}”`).join(", ") }, where);
  }
}

/**
 * What to know of a row that is no school: the sum below a list, or its headers once more. `name` is the cell of the name.
 * @param {Line} line
 * @param {string} name
 * @param {Rules} rules
 * @returns {Notice | null}
 */
export function aside({ part: { headers }, cells, number }, name, rules) {
  const where = { name: headers.name, line: number, column: 1 };
  if (cells.length === headers.headers.length && cells.every((cell, nth) => cell === headers.headers[nth])) {
    return notice("headers-again", {}, where);
  }
  if ((name ? [name] : cells).some((cell) => isTotal(cell, rules))) {
    const shown = excerpt(cells.filter(Boolean).join(" "));
    return notice("totals", { text: shown }, where, { kind: { key: "totals-kind", args: {} }, said: shown });
  }
  return null;
}

/**
 * @param {string} cell
 * @param {Rules} rules
 */
function isTotal(cell, rules) {
  return lengthOf(cell) <= rules.rows.rows.long && rules.total.test(cell.toLowerCase());
}
