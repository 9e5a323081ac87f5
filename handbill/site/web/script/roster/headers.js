// Where a list's headers stand, and what each of its columns is taken for.

import { hasDigit, hasLetter } from "../letters.js";
import { problem, Unusable } from "../problem.js";
import { lengthOf, stripped } from "../text.js";
import { unmarked } from "../invisible.js";
import { Closed } from "./closed.js";
import { columns } from "./columns.js";
import { isMore } from "./csv.js";
import { folded } from "./spelling.js";

/** @typedef {import("../problem.js").Where} Where */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {import("./tables.js").Table} Table */
/** @typedef {[number: number, cells: string[]]} Numbered */

/** The row of the headers, how many there are, and the columns by field. Throws Unusable if that cannot be told. */
export class Headers {
  /**
   * @param {Table} opened
   * @param {Record<string, string>} wished by field, which header the user named
   * @param {Rules} rules
   */
  constructor(opened, wished, rules) {
    const first = firstRows(opened, rules);
    if (!first.some(([, row]) => row.some(Boolean))) {
      throw new Unusable(problem("list-empty", {}, { name: opened.name }));
    }
    const at = headerRow(first, Object.values(wished), rules);
    const sample = first.slice(at + 1).map(([, row]) => row);
    this.row = first[at][0];
    this.headers = first[at][1];
    this.name = opened.name;
    this.width = this.headers.length;
    /** @type {Where} */
    this.place = { name: opened.name, line: this.row, column: 1 };
    const found = this.understood(sample, wished, rules);
    this.columns = found.taken;
    this.unused = found.unused;
    this.byGrade = found.grades;
    this.telling = found.telling;
    this.notices = found.notices;
    this.empty = rules.vocabulary.empty;
    const alone = this.columns.filter(({ field }) => !(this.byGrade && field === "grades"));
    this.at = new Map(alone.map(({ field, index }) => [field, index]));
    this.closed = new Closed(this.headers, sample, this.name, rules);
    this.numbered = numbered(this.headers, rules);
    this.names = sample.slice(0, rules.of.headers.some).map((row) => this.cells(row).name).filter(Boolean);
  }

  /**
   * What each column is taken for. What is thrown has the headers, so that whoever is asked may choose among them.
   * @param {string[][]} sample
   * @param {Record<string, string>} wished
   * @param {Rules} rules
   */
  understood(sample, wished, rules) {
    try {
      return columns(this.headers, sample, wished, this.place, rules);
    } catch (error) {
      if (error instanceof Unusable) error.headers = this.headers.filter(Boolean);
      throw error;
    }
  }

  /**
   * What a row of bare cells says of each field that has a column, blank where it says nothing.
   * @param {string[]} row
   * @returns {Record<string, string>}
   */
  cells(row) {
    return Object.fromEntries([...this.at].map(([field, index]) => [field, this.said(row[index - 1] ?? "")]));
  }

  /**
   * The place of a row's cell for a field, or its first one where the field has no column.
   * @param {number} number
   * @param {string} field
   * @returns {Where}
   */
  where(number, field) {
    return { name: this.name, line: number, column: this.at.get(field) ?? 1 };
  }

  /** @param {string} cell */
  said(cell) {
    return this.empty.has(cell) ? "" : cell;
  }
}

/**
 * Where among `rows` the headers stand: the row with most that the user named, then that we know, then that could be
 * some.
 * @param {Numbered[]} rows
 * @param {string[]} wanted
 * @param {Rules} rules
 */
export function headerRow(rows, wanted, rules) {
  const wished = new Set(wanted.map(folded));
  const scores = rows.slice(0, rules.of.headers.searched).map(([, row]) => [
    new Set(row.map(folded).filter((header) => wished.has(header))).size,
    row.filter((header) => rules.vocabulary.isKnown(header)).length,
    new Set(row.filter((cell) => looksLikeAHeader(cell, rules))).size,
  ]);
  return scores.reduce((best, score, nth) => (isMore(score, scores[best]) ? nth : best), 0);
}

/**
 * The rows from which it is told what a list is, stripped and without invisible marks.
 * @param {Table} opened
 * @param {Rules} rules
 */
function firstRows(opened, rules) {
  const { sample, cells: most } = rules.of.headers;
  /** @type {Numbered[]} */
  const first = [];
  let cells = 0;
  for (const [number, row] of opened.rows()) {
    first.push([number, unmarked(row).map(stripped)]);
    cells += row.length;
    if (first.length === sample || cells > most) {
      break;
    }
  }
  return first;
}

/**
 * @param {string} cell
 * @param {Rules} rules
 */
function looksLikeAHeader(cell, { spelling: { wide } }) {
  return lengthOf(cell) <= wide && hasLetter(cell) && !hasDigit(cell);
}

/**
 * The number of the first column of each spelling.
 * @param {string[]} headers
 * @param {Rules} rules
 */
function numbered(headers, rules) {
  /** @type {Map<string, number>} */
  const found = new Map();
  headers.forEach((header, at) => {
    const spelled = rules.spelling.spelled(header) || header;
    found.set(spelled, found.get(spelled) ?? at + 1);
  });
  return found;
}
