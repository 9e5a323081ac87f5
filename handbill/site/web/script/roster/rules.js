// The rules of lists, as the tables say them: made once, and handed to whatever needs one.

import { anywhere, everywhere, whole } from "../letters.js";
import { Grading } from "./grades.js";
import { NamedGrades } from "./namedgrades.js";
import { Names } from "./names.js";
import { Spelling } from "./spelling.js";
import { Values } from "./values.js";
import { Vocabulary } from "./vocabulary.js";

/**
 * What handbill/site/columntables.py gives.
 * @typedef {object} ColumnTables
 * @property {{delimiters: string, piece: number, sample: number, line: number, cell: number}} delimited
 * @property {{memory: number, bytes: number, cells: number, cell: number, endings: string[]}} workbook
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

/**
 * What handbill/site/rowtables.py gives.
 * @typedef {object} RowTables
 * @property {import("./cells.js").CellTables} cells
 * @property {import("./closed.js").ClosedTables} closed
 * @property {import("./folders.js").FolderTables} folders
 * @property {import("./grades.js").GradeTables} grades
 * @property {import("./namedgrades.js").NamedTables} namedgrades
 * @property {import("./names.js").NameTables} names
 * @property {import("./gathered.js").NoticeTables} notices
 * @property {import("./rows.js").LineTables} rows
 * @property {{most: number}} schools
 * @property {import("./survey.js").SurveyTables} survey
 */

export class Rules {
  /** @param {{columns: ColumnTables, rows: RowTables}} tables as tables.json has them */
  constructor({ columns, rows }) {
    this.of = columns;
    this.rows = rows;
    this.spelling = new Spelling(columns.spelling);
    this.vocabulary = new Vocabulary(columns.vocabulary, this.spelling);
    this.grading = new Grading(rows);
    this.namedGrades = new NamedGrades(rows, this.grading);
    this.names = new Names(rows);
    this.values = new Values(columns.values, this.grading);
    this.languages = new Map(Object.entries(rows.cells.languages));
    this.betweenLanguages = anywhere(rows.cells.between);
    this.total = whole(rows.rows.total);
    this.phoneSigns = everywhere(rows.survey.signs);
  }
}
