// Rows of delimited text as Python's csv reads them, and the delimiter that a text has.

import { lengthOf } from "../text.js";

const SNIFFED = 50; // rows from which the delimiter is told

/** What is wrong with a row; its message is the key of the words for it. */
export class Broken extends Error {}

/**
 * Each row of a text's lines. Throws Broken at one that is no CSV; where it is not `strict` about quotation marks, at none.
 * @param {Iterable<string>} text lines, with their ends
 * @param {string} delimiter
 * @param {number} most characters of a cell
 * @param {boolean} [strict]
 * @returns {Generator<string[]>}
 */
export function* records(text, delimiter, most, strict = true) {
  let record = new Record(delimiter, most, strict);
  for (const line of text) {
    if (!record.isOpen && !line.includes('"')) {
      yield withoutEnd(line) ? withoutEnd(line).split(delimiter).map((cell) => fitting(cell, most)) : [];
      continue;
    }
    record.read(line);
    if (!record.isOpen) {
      yield record.cells;
      record = new Record(delimiter, most, strict);
    }
  }
  if (record.isOpen && strict) {
    throw new Broken("csv-open-quote");
  }
  if (record.isOpen) {
    yield [...record.cells, record.begun];
  }
}

/**
 * The delimiter that splits the largest share of the rows, then the most of them alike, then the most finely.
 * A share, because a delimiter that is none breaks a cell of several lines into as many rows.
 * @param {string} sample
 * @param {string} delimiters
 */
export function delimiterOf(sample, delimiters) {
  const found = [...delimiters].map((delimiter) => ({ delimiter, fit: splits(sample, delimiter) }));
  return found.reduce((best, one) => (isMore(one.fit, best.fit) ? one : best)).delimiter;
}

/**
 * Whether the first of two lists of numbers goes before the second, by the first in which they differ.
 * @param {number[]} one
 * @param {number[]} other
 */
export function isMore(one, other) {
  const at = one.findIndex((value, nth) => value !== other[nth]);
  return at >= 0 && one[at] > other[at];
}

/** A row with quotation marks, which may go on in the next line. */
class Record {
  /**
   * @param {string} delimiter
   * @param {number} most
   * @param {boolean} strict
   */
  constructor(delimiter, most, strict) {
    this.delimiter = delimiter;
    this.most = most;
    this.strict = strict;
    /** @type {string[]} */
    this.cells = [];
    this.begun = ""; // what was read of a cell
    this.isOpen = false; // behind a quotation mark that opens it
  }

  /** @param {string} line */
  read(line) {
    let at = this.cell(line, 0);
    while (!this.isOpen && line[at] === this.delimiter) {
      at = this.cell(line, at + 1);
    }
  }

  /**
   * Reads a cell, or what there is of it, and says where it ends.
   * @param {string} line
   * @param {number} from
   */
  cell(line, from) {
    if (this.isOpen) {
      return this.quoted(line, from);
    }
    return line[from] === '"' ? this.quoted(line, from + 1) : this.plain(line, from);
  }

  /**
   * @param {string} line
   * @param {number} from
   */
  quoted(line, from) {
    let at = from;
    for (let close = line.indexOf('"', at); close >= 0; close = line.indexOf('"', at)) {
      this.add(line.slice(at, close));
      if (line[close + 1] !== '"') {
        this.isOpen = false;
        return this.behind(line, close + 1);
      }
      this.add('"');
      at = close + 2;
    }
    this.isOpen = true;
    this.add(line.slice(at));
    return line.length;
  }

  /**
   * Behind the quotation mark that closes a cell.
   * @param {string} line
   * @param {number} at
   */
  behind(line, at) {
    if (this.strict && at < line.length && ![this.delimiter, "\r", "\n"].includes(line[at])) {
      throw new Broken("csv-behind-quote");
    }
    return this.plain(line, at);
  }

  /**
   * @param {string} line
   * @param {number} from
   */
  plain(line, from) {
    const next = line.indexOf(this.delimiter, from);
    const end = next < 0 ? Math.max(withoutEnd(line).length, from) : next;
    this.add(line.slice(from, end));
    this.cells.push(this.begun);
    this.begun = "";
    return end;
  }

  /** @param {string} text */
  add(text) {
    this.begun = fitting(this.begun + text, this.most);
  }
}

/**
 * @param {string} cell
 * @param {number} most
 */
function fitting(cell, most) {
  if (cell.length > most && lengthOf(cell) > most) {
    throw new Broken("csv-cell");
  }
  return cell;
}

/** @param {string} line */
function withoutEnd(line) {
  return line.replace(/[\r\n]+$/, "");
}

/**
 * @param {string} sample
 * @param {string} delimiter
 */
function splits(sample, delimiter) {
  const lines = sample.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
  const rows = first(records(lines, delimiter, Infinity, false), SNIFFED).filter((row) => row.length);
  const widths = rows.map((row) => row.length).filter((width) => width > 1);
  const count = (/** @type {number} */ width) => widths.filter((one) => one === width).length;
  const usual = widths.reduce((best, one) => (isMore([count(one), one], [count(best), best]) ? one : best), widths[0] ?? 1);
  const all = Math.max(rows.length, 1);
  return [widths.length / all, count(usual) / all, usual];
}

/**
 * @param {Iterable<string[]>} rows
 * @param {number} most
 */
function first(rows, most) {
  const found = [];
  for (const row of rows) {
    if (found.push(row) === most) {
      break;
    }
  }
  return found;
}
