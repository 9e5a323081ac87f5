// Schools that a list says are closed: told, and printed all the same, for a list is often behind.

import { anywhere } from "../letters.js";
import { excerpt, wordsIn } from "../text.js";
import { notice } from "./notices.js";

/** @typedef {import("../letters.js").Pattern} Pattern */
/** @typedef {import("./notices.js").Notice} Notice */
/**
 * @typedef {{status: string[], closing: string[], day: string[], hints: string[], closed: Pattern, year: Pattern}} ClosedTables
 */

/** Tells of rows that say so. */
export class Closed {
  /**
   * @param {string[]} headers
   * @param {string[][]} sample
   * @param {string} name the list's
   * @param {{rows: {closed: ClosedTables}, spelling: import("./spelling.js").Spelling}} rules
   */
  constructor(headers, sample, name, { rows: { closed }, spelling }) {
    this._headers = headers;
    this._name = name;
    this._hints = closed.hints;
    this._closed = anywhere(closed.closed);
    this._year = anywhere(closed.year);
    const said = headers.map((header) => new Set(wordsIn(spelling.spelled(header))));
    this._usual = this._usualStatus(said, closed.status, sample);
    this._dates = said.flatMap((words, nth) => (speaks(words, closed.closing) && speaks(words, closed.day) ? [nth] : []));
  }

  /**
   * What there is to tell of a row, all whose words together are `said`: the first cell that says closed, if one does.
   * @param {string} said
   * @param {number} number
   * @param {string[]} row
   * @returns {Notice[]}
   */
  told(said, number, row) {
    const small = said.toLowerCase();
    const at = this._hints.some((hint) => small.includes(hint)) ? row.findIndex((cell) => this._closed.test(cell)) : -1;
    if (at >= 0) {
      const [found] = this._closed.exec(row[at]) ?? [""];
      return [this._notice(number, at, row[at], this._usual.has(at) ? "" : capitalized(found))];
    }
    const day = this._dates.find((nth) => nth < row.length && this._year.test(row[nth]));
    return day === undefined ? [] : [this._notice(number, day, row[day], excerpt(this._headers[day]))];
  }

  /**
   * By the column of a status, what most schools that are open have there.
   * @param {Set<string>[]} said
   * @param {string[]} status
   * @param {string[][]} sample
   */
  _usualStatus(said, status, sample) {
    /** @type {Map<number, string>} */
    const found = new Map();
    said.forEach((words, nth) => {
      const usual = speaks(words, status) ? this._mostOften(sample.flatMap((row) => row.slice(nth, nth + 1))) : undefined;
      if (usual) {
        found.set(nth, usual);
      }
    });
    return found;
  }

  /** @param {string[]} values */
  _mostOften(values) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const value of values.filter((one) => one && !this._closed.test(one))) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
  }

  /**
   * @param {number} number
   * @param {number} nth
   * @param {string} cell
   * @param {string} said
   */
  _notice(number, nth, cell, said) {
    const shown = excerpt(cell);
    const header = excerpt(this._headers[nth] ?? "");
    const usual = this._usual.get(nth);
    const where = { name: this._name, line: number, column: nth + 1 };
    const more = { kind: { key: "closed-kind", args: {} }, said: said || shown };
    return usual === undefined
      ? notice("closed", { cell: shown, header }, where, more)
      : notice("closed-usual", { cell: shown, header, usual }, where, more);
  }
}

/**
 * @param {Set<string>} words
 * @param {string[]} known
 */
function speaks(words, known) {
  return known.some((word) => words.has(word));
}

/** @param {string} word */
function capitalized(word) {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
