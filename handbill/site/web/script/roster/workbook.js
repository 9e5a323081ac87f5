// A workbook's sheets, as XLSX files have them.

import { unknown } from "../nearest.js";
import { problem, Unusable } from "../problem.js";
import { counted, excerpt } from "../text.js";
import { Archive } from "./archive.js";
import { SheetRows, sheetRows } from "./sheetrows.js";
import { spreadsheet } from "./spreadsheet.js";
import { Unread } from "./unread.js";

/** @typedef {import("./headers.js").Numbered} Numbered */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {import("./rules.js").ColumnTables["workbook"]} Limits */

export const ALL = "all"; // in the place of a sheet's name
const UNPACKED = 1 << 27; // bytes of all that is read of a workbook: a tab has less room than a process of its own
const BETWEEN = 3; // letters that stand around a cell where rows are counted in bytes
const ROOM = 40; // bytes that a cell took, blank or not, where rows were kept with all their cells
const LOCKED = "EncryptedPackage";

/** Rows with their numbers, counted from 1 as a spreadsheet does. Throws Unusable if it cannot be read. */
export class Workbook {
  /**
   * @param {string} file
   * @param {Uint8Array} bytes
   * @param {string} sheet the one to read, `ALL`, or none for the first
   * @param {Rules} rules
   */
  constructor(file, bytes, sheet, rules) {
    this.file = file;
    this.name = file;
    /** @type {Map<string, SheetRows>} */
    this.kept = opened(file, bytes, sheet === ALL ? "" : sheet, rules.of.workbook);
    this.sheets = [...this.kept.keys()];
    if (!this.sheets.length) {
      throw new Unusable(problem("workbook-bare", {}, { name: file }));
    }
    if (sheet && sheet !== ALL && !this.sheets.includes(sheet)) {
      throw new Unusable(unknown("no-sheet", sheet, this.sheets, { sheet: excerpt(sheet) }, { name: file }));
    }
    this.sheet = "";
    this.turnTo(this.sheets.includes(sheet) ? sheet : this.sheets[0]);
  }

  /**
   * The same workbook's sheet of that name.
   * @param {string} sheet
   * @returns {Workbook}
   */
  other(sheet) {
    const turned = Object.assign(Object.create(Workbook.prototype), this);
    turned.turnTo(sheet);
    return turned;
  }

  /** @returns {Iterable<Numbered>} */
  rows() {
    return this.kept.get(this.sheet)?.numbered() ?? [];
  }

  /** @param {string} sheet */
  turnTo(sheet) {
    this.sheet = sheet;
    this.name = this.sheets.length > 1 ? `${this.file}[${excerpt(sheet)}]` : this.file;
  }
}

/**
 * The rows of all sheets by name, or of that one alone.
 * @param {string} file
 * @param {Uint8Array} bytes
 * @param {string} sheet
 * @param {Limits} limits
 */
function opened(file, bytes, sheet, limits) {
  try {
    return rowsOf(bytes, sheet, limits);
  } catch (error) {
    if (!(error instanceof Unread)) {
      throw error;
    }
    const most = { bytes: limits.bytes >> 20, cells: counted(limits.cells), characters: counted(limits.cell) };
    throw new Unusable(problem(error.message, { ...most, ...error.args }, { name: file }));
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {string} sheet
 * @param {Limits} limits
 */
function rowsOf(bytes, sheet, limits) {
  if (bytes[0] !== "P".charCodeAt(0)) {
    throw new Unread(kindOf(bytes));
  }
  const archive = new Archive(bytes, UNPACKED);
  const book = spreadsheet(archive);
  const kept = new Map(book.sheets.map(({ name }) => [name, new SheetRows()]));
  const left = { bytes: limits.bytes, cells: limits.cells };
  for (const { name, path } of book.sheets.filter((one) => !sheet || one.name === sheet)) {
    const rows = sheetRows(archive.text(path), book, limits.cell);
    if (rows.cells * ROOM > limits.memory) {
      throw new Unread("workbook-far");
    }
    left.cells -= rows.cells;
    left.bytes -= rows.letters + BETWEEN * rows.cells;
    if (left.cells < 0 || left.bytes < 0) {
      throw new Unread("workbook-too-much");
    }
    kept.set(name, rows);
  }
  return kept;
}

/**
 * What is wrong with a workbook that is no archive: older ones are none, nor is one behind a password.
 * @param {Uint8Array} bytes
 */
function kindOf(bytes) {
  if (bytes[0] !== 0xd0) {
    return "workbook-unread";
  }
  return new TextDecoder("utf-16le").decode(bytes).includes(LOCKED) ? "workbook-password" : "workbook-other";
}
