// A CSV file, whatever its encoding and its delimiter, read as often as it is asked for.

import { problem, Unusable } from "../problem.js";
import { counted, isAscii } from "../text.js";
import { Broken, delimiterOf, records } from "./csv.js";
import { beginning, encodingOf, lettersOf, lines, textOf } from "./encodings.js";

/** @typedef {import("./encodings.js").Encoding} Encoding */
/** @typedef {import("./headers.js").Numbered} Numbered */
/** @typedef {import("./rules.js").Rules} Rules */

/** Rows with their numbers, counted from 1 as a spreadsheet does. Throws Unusable where it cannot be read. */
export class Csv {
  /**
   * @param {string} name
   * @param {Uint8Array} bytes
   * @param {Rules} rules
   */
  constructor(name, bytes, rules) {
    this.file = name;
    this.name = name;
    this.sheet = "";
    /** @type {string[]} */
    this.sheets = [];
    this.bytes = bytes;
    this.limits = rules.of.delimited;
    const encoding = encodingOf(bytes);
    this.delimiter = delimiterOf(beginning(bytes, encoding ?? "latin-1", this.limits.sample), this.limits.delimiters);
    this.encoding = encoding ?? this.singleBytes();
  }

  /** Itself, for it has no sheets. */
  other() {
    return this;
  }

  /** @returns {Iterable<Numbered>} */
  rows() {
    return this.read(this.encoding);
  }

  /**
   * @param {Encoding} encoding
   * @returns {Generator<Numbered>}
   */
  *read(encoding) {
    let number = 0;
    try {
      const text = textOf(this.bytes, encoding, this.limits.piece);
      for (const row of records(lines(text, this.limits.line), this.delimiter, this.limits.cell)) {
        number += 1;
        yield [number, row];
      }
    } catch (error) {
      const where = { name: this.name, line: number + 1, column: 1 };
      if (error instanceof Broken) {
        const { line, cell } = this.limits;
        throw new Unusable(problem(error.message, { line: counted(line), cell: counted(cell) }, where));
      }
      if (error instanceof TypeError) { // what TextDecoder says of bytes that are no text
        throw new Unusable(problem("csv-damaged", {}, where));
      }
      throw error;
    }
  }

  /**
   * The encoding of a file that is not UTF-8. Throws Unusable at a cell in another than those before it.
   * @returns {Encoding}
   */
  singleBytes() {
    let known = "";
    for (const [line, row] of this.read("latin-1")) {
      row.forEach((cell, at) => {
        if (isAscii(cell)) {
          return;
        }
        const wanted = lettersOf(cell);
        if (!wanted || (known && wanted !== known)) {
          throw new Unusable(problem("csv-encodings", {}, { name: this.name, line, column: at + 1 }));
        }
        known = wanted;
      });
    }
    return "windows-1252";
  }
}
