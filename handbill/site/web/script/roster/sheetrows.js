// A sheet's rows: the texts of its cells where they stand.

import { lengthOf } from "../text.js";
import { moment, numberOf, plain, span, written } from "./celltext.js";
import { Text, unescaped } from "./spreadsheet.js";
import { Unread } from "./unread.js";
import { read } from "./xml.js";

/** @typedef {import("./headers.js").Numbered} Numbered */
/** @typedef {import("./spreadsheet.js").Spreadsheet} Spreadsheet */
/** @typedef {{row: number, column: number, kind: string, style: string | undefined}} Cell */

const CELL = /^([A-Za-z]+)(\d+)$/;
const FARTHEST = 0xffffffff; // row or column that a workbook can name at all
const ERRORS = ["#div/0!", "#n/a", "#name?", "#null!", "#num!", "#ref!", "#value!"];
/** @type {Record<string, Record<string, string>>} */
const NAMED = {
  b: { 0: "False", 1: "True", false: "False", true: "True" },
  e: Object.fromEntries(ERRORS.map((error) => [error, ""])), // what says nothing
};

export class SheetRows {
  constructor() {
    /** @type {string[][]} */
    this.rows = [];
    this.width = 0;
    this.letters = 0;
  }

  /**
   * How many cells there are up to the last row and column, blank or not.
   */
  get cells() {
    return this.rows.length * this.width;
  }

  /**
   * @param {number} row counted from 0
   * @param {number} column
   * @param {string} text
   */
  set(row, column, text) {
    this.rows[row] ??= [];
    this.rows[row][column] = text;
    this.width = Math.max(this.width, column + 1);
    this.letters += text.length;
  }

  /** @returns {Generator<Numbered>} */
  *numbered() {
    for (let row = 0; row < this.rows.length; row += 1) {
      const cells = this.rows[row] ?? [];
      yield [row + 1, Array.from({ length: this.width }, (_, column) => cells[column] ?? "")];
    }
  }
}

/**
 * The rows of a sheet. Throws Unread where it says what no sheet can, or has a cell of more than `most` characters.
 * @param {string | null} document
 * @param {Spreadsheet} book
 * @param {number} most
 */
export function sheetRows(document, book, most) {
  if (document === null) {
    throw new Unread();
  }
  const found = new SheetRows();
  let [row, column, isInside] = [0, 0, false];
  /** @type {Cell | null} */
  let cell = null;
  /** @type {string | null} */
  let value = null; // what is read of it
  let part = ""; // of the cell: v, is or f
  let text = new Text();
  read(document, {
    open: (element, attributes) => {
      isInside ||= element === "sheetData";
      if (!isInside) {
        return;
      }
      if (cell && !part) {
        part = element;
        text = new Text();
      } else if (part === "is") {
        text.open(element, attributes);
      } else if (element === "row") {
        row = attributes.r === undefined ? row : placed(Number(attributes.r));
      } else if (element === "c") {
        cell = cellOf(attributes, row, column);
        column = cell.column;
        value = null;
      }
    },
    text: (said) => {
      if (part === "v") {
        text.said += said;
      } else if (part) {
        text.text(said);
      }
    },
    close: (element) => {
      if (cell && part === element) {
        value = valueOf(part, text.said, cell, book);
        part = "";
      } else if (part) {
        text.close(element);
      } else if (cell && element === "c") {
        if (value !== null) {
          found.set(cell.row, cell.column, fitting(value, most));
        }
        cell = null;
        column += 1;
      } else if (element === "row") {
        [row, column] = [row + 1, 0];
      }
      isInside &&= element !== "sheetData";
    },
  });
  return found;
}

/**
 * A cell where it says that it stands, else behind the one before it.
 * @param {Record<string, string>} attributes
 * @param {number} row counted from 0
 * @param {number} column
 * @returns {Cell}
 */
function cellOf({ r: name, t: kind = "", s: style }, row, column) {
  if (name === undefined) {
    return { row, column, kind, style };
  }
  const found = CELL.exec(name);
  if (!found) {
    throw new Unread();
  }
  let nth = 0;
  for (const letter of found[1].toUpperCase()) {
    nth = nth * 26 + letter.charCodeAt(0) - 64;
  }
  return { row: placed(Number(found[2])), column: placed(nth), kind, style };
}

/** @param {number} number counted from 1 */
function placed(number) {
  if (!(number >= 1 && number <= FARTHEST)) {
    throw new Unread();
  }
  return number - 1;
}

/**
 * What a cell says; null for nothing.
 * @param {string} part
 * @param {string} said
 * @param {Cell} cell
 * @param {Spreadsheet} book
 * @returns {string | null}
 */
function valueOf(part, said, { kind, style }, book) {
  if (!["v", "is", "f"].includes(part)) {
    throw new Unread();
  }
  if (part === "is") {
    return said;
  }
  if (part === "f" || kind === "inlineStr") {
    return null;
  }
  if (kind === "str") {
    return unescaped(said);
  }
  if (kind === "d") {
    return written(said);
  }
  return said ? typed(kind, said, style, book) : null;
}

/**
 * What a cell's value is as text. Throws Unread where it is not of its kind.
 * @param {string} kind
 * @param {string} said
 * @param {string | undefined} style
 * @param {Spreadsheet} book
 */
function typed(kind, said, style, book) {
  const value = kind === "" || kind === "n" ? numberOf(said) : null;
  if (value !== null) {
    return shown(value, style, book);
  }
  if (kind === "") {
    return said;
  }
  const found = kind === "s" ? book.texts[/^\d+$/.test(said) ? Number(said) : 0] : NAMED[kind]?.[said.toLowerCase()];
  if (found === undefined) {
    throw new Unread();
  }
  return found;
}

/**
 * A number as its style shows it: a date, a span of time or itself.
 * @param {number} value
 * @param {string | undefined} style
 * @param {Spreadsheet} book
 */
function shown(value, style, { shown: styles, from1904 }) {
  const how = style === undefined ? "" : styles[Number(style) || 0];
  if (how === "span") {
    return span(value);
  }
  return how === "date" ? moment(value, from1904) : plain(value);
}

/**
 * @param {string} text
 * @param {number} most
 */
function fitting(text, most) {
  if (text.length > most && lengthOf(text) > most) {
    throw new Unread("workbook-too-much");
  }
  return text;
}
