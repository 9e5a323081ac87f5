// The rules of lists, as the tables say them: made once, and handed to whatever needs one.

import { Grading } from "./grades.js";
import { Names } from "./names.js";
import { Spelling } from "./spelling.js";
import { Values } from "./values.js";
import { Vocabulary } from "./vocabulary.js";

/** @typedef {import("../letters.js").Pattern} Pattern */

/**
 * What handbill/site/columntables.py gives.
 * @typedef {object} ColumnTables
 * @property {{delimiters: string, piece: number, sample: number, line: number, cell: number}} delimited
 * @property {{bytes: number, cells: number, cell: number, endings: string[]}} workbook
 * @property {{told: number}} sheets
 * @property {{searched: number, some: number, sample: number, cells: number}} headers
 * @property {{searched: number, alike: number, shown: number, settled: string[]}} columns
 * @property {{enough: number, detail: number, unheard: number, least: Record<string, number>}} scores
 * @property {{mostly: number, often: number, most: number}} offers
 * @property {import("./gradecolumns.js").GradeColumnTables} gradecolumns
 * @property {import("./values.js").ValueTables} values
 * @property {import("./spelling.js").SpellingTables} spelling
 * @property {import("./vocabulary.js").VocabularyTables} vocabulary
 */

export class Rules {
  /** @param {{columns: ColumnTables, rows: any}} tables as tables.json has them */
  constructor({ columns, rows }) {
    this.of = columns;
    this.rows = rows;
    this.spelling = new Spelling(columns.spelling);
    this.vocabulary = new Vocabulary(columns.vocabulary, this.spelling);
    this.grading = new Grading(rows);
    this.names = new Names(rows);
    this.values = new Values(columns.values, this.grading);
  }
}
