// Columns that are a grade each (PK, KG, G01 to G12), with what says whether a school teaches it: 0 and 1, Y and N, X, pupils.

import { casefold, isDecimal, number } from "../letters.js";
import { excerpt, lengthOf, wordsIn } from "../text.js";
import { gradesTold } from "./grades.js";

/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {import("./sample.js").Sample} Sample */
/** @typedef {import("./grades.js").Grades} Grades */
/** @typedef {{least: number, bare: number, marked: number, beside: string[], yes: string[], no: string[]}} GradeColumnTables */

/** What says that a grade is taught, or that it is not. */
export class Marks {
  /** @param {GradeColumnTables} tables */
  constructor({ yes, no }) {
    this.yes = new Set(yes);
    this.no = new Set(no);
  }

  /**
   * Whether a cell can say so.
   * @param {string} cell
   */
  canSaySo(cell) {
    const said = casefold(cell);
    return this.yes.has(said) || this.no.has(said) || pupils(cell) !== null;
  }

  /**
   * Whether a cell says that the grade is taught.
   * @param {string} cell
   */
  isTaught(cell) {
    return this.yes.has(casefold(cell)) || (pupils(cell) ?? 0) > 0;
  }
}

/** Which columns are which grade, by their numbers; `header` names the first and the last of them. */
export class GradeColumns {
  /**
   * @param {Map<number, number>} at
   * @param {string} header
   * @param {Marks} marks
   */
  constructor(at, header, marks) {
    this.at = at;
    this.header = header;
    this.marks = marks;
    this.why = { key: "grade-columns", args: { count: `${at.size}` } };
  }

  /**
   * From the lowest grade that a row says is taught to the highest, and how that is told.
   * @param {string[]} row
   * @returns {{grades: Grades | null, told: string}}
   */
  span(row) {
    const taught = [...this.at].filter(([nth]) => nth <= row.length && this.marks.isTaught(row[nth - 1]));
    if (!taught.length) {
      return { grades: null, told: "" };
    }
    const found = taught.map(([, grade]) => grade);
    const grades = { low: Math.min(...found), high: Math.max(...found) };
    return { grades, told: gradesTold(grades) };
  }
}

/**
 * Those among `headers`; null if there are too few to be sure. `said` has the values, without blanks.
 * @param {Map<number, string>} headers
 * @param {Sample} said
 * @param {Rules} rules
 * @returns {GradeColumns | null}
 */
export function gradeColumns(headers, said, rules) {
  const { least, bare, marked } = rules.of.gradecolumns;
  const marks = new Marks(rules.of.gradecolumns);
  /** @type {Map<number, number>} */
  const at = new Map();
  for (const [nth, header] of headers) {
    const grade = gradeOf(header, rules);
    const cells = grade === null ? [] : said.all(nth);
    if (grade !== null && cells.filter((cell) => marks.canSaySo(cell)).length >= marked * cells.length) {
      at.set(nth, grade);
    }
  }
  const named = [...at.keys()].map((nth) => headers.get(nth) ?? "");
  const fewest = named.every(isDecimal) ? bare : least;
  if (new Set(at.values()).size < fewest || ![...at.keys()].some((nth) => said.all(nth).length)) {
    return null;
  }
  const grades = [...at.values()];
  const first = named[grades.indexOf(Math.min(...grades))];
  const last = named[grades.indexOf(Math.max(...grades))];
  return new GradeColumns(at, `${excerpt(first)}” to “${excerpt(last)}`, marks);
}

/**
 * The one grade that a header names.
 * @param {string} header
 * @param {Rules} rules
 */
function gradeOf(header, rules) {
  const { beside } = rules.of.gradecolumns;
  const said = wordsIn(rules.spelling.spelled(header)).filter((word) => !beside.includes(word));
  const found = said.length > 0 && said.length < 3 ? rules.grading.grades(said.join(" ")) : null;
  return found && found.low === found.high ? found.low : null;
}

/**
 * How many pupils a cell says there are; one, where it says that there are few.
 * @param {string} cell
 */
function pupils(cell) {
  const few = /^[<≤]/.test(cell);
  const figures = cell.replace(/^[<≤ ]+/, "").replaceAll(",", "").replace(/\.0$/, "");
  if (!isDecimal(figures) || lengthOf(figures) >= 7) {
    return null;
  }
  return few ? 1 : number(figures);
}
