// Which grades a school teaches: as its row says, or its name where that is asked for, and what to know of it.

import { excerpt } from "../text.js";
import { gradesTold } from "./grades.js";
import { notice } from "./notices.js";

/** @typedef {import("./cells.js").Said} Said */
/** @typedef {import("./grades.js").Grades} Grades */
/** @typedef {import("./notices.js").Notice} Notice */
/** @typedef {import("./rows.js").Line} Line */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {{grades: Grades | null, told: string}} Span a school's grades, and what they were read from */
/** @typedef {Span & {notice: Notice | null}} Taught */

export class Teaching {
  /**
   * @param {string[]} names some of the list's
   * @param {boolean} byName whether the names of those that say nothing are read
   * @param {Rules} rules
   */
  constructor(names, byName, rules) {
    this._byName = byName;
    this._grading = rules.grading;
    this._named = rules.namedGrades;
    this._names = names;
    /** @type {{name: string, grades: string} | null | undefined} */
    this._example = undefined;
  }

  /**
   * A school's grades, how they are told, and what to know of that.
   * @param {Line} line
   * @param {Said} cells
   * @param {string} name
   * @returns {Taught}
   */
  read({ part: { headers }, cells: row, number }, cells, name) {
    const own = this._span(cells);
    const { grades, told } = !own.grades && headers.byGrade ? headers.byGrade.span(row) : own;
    if (grades) {
      return { grades, told, notice: null };
    }
    const where = headers.where(number, headers.at.has("grades") ? "grades" : "low");
    const named = this._byName ? this._named.named(name) : null;
    if (named) {
      const said = gradesTold(named);
      const more = { kind: { key: "grades-by-name-kind", args: {} }, said };
      const known = notice("grades-by-name", { grades: said, name: excerpt(name) }, where, more);
      return { grades: named, told: `${said} by its name`, notice: known };
    }
    const key = told ? "grades-unknown" : "no-grades";
    const example = this._shown();
    const more = { kind: { key: `${key}-kind`, args: {} }, said: told };
    const unknown = notice(example ? `${key}-named` : key, { told: excerpt(told), ...example }, where, more);
    return { grades: null, told, notice: unknown };
  }

  /** A name of the list that says some grades, where none are read from names. */
  _shown() {
    if (this._example === undefined) {
      const said = this._byName ? [] : this._names.map((name) => ({ name, grades: this._named.named(name) }));
      const [first] = said.flatMap(({ name, grades }) => (grades ? { name: excerpt(name), grades: gradesTold(grades) } : []));
      this._example = first ?? null;
    }
    return this._example;
  }

  /**
   * @param {Said} cells
   * @returns {Span}
   */
  _span({ grades: told = "", low = "", high = "" }) {
    if (low || high) {
      const found = low && high ? this._grading.grades(`${low}-${high}`) : null;
      if (found || !told) {
        return { grades: found, told: `${low}-${high}` };
      }
    }
    return { grades: told ? this._grading.grades(told) : null, told };
  }
}
