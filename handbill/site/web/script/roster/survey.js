// What a first reading of a list finds: which rows there are, and which of them say the same.

import { casefold } from "../letters.js";
import { problem, Unusable } from "../problem.js";
import { excerpt } from "../text.js";
import { Folders } from "./folders.js";
import { notice } from "./notices.js";
import { aside } from "./rows.js";
import { Twins } from "./twins.js";

/** @typedef {import("../letters.js").Pattern} Pattern */
/** @typedef {import("./cells.js").Said} Said */
/** @typedef {import("./folders.js").Counted} Counted */
/** @typedef {import("./notices.js").Notice} Notice */
/** @typedef {import("./rows.js").Line} Line */
/** @typedef {import("./rows.js").Rows} Rows */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {{told: number, signs: Pattern}} SurveyTables */

const SHARED = ["id", "name", "phone"]; // what rows may have in common

/** A list, surveyed; `count` is how many rows it has. Throws Unusable if that is none, or none that was chosen. */
export class Survey {
  /**
   * @param {Rows} listed
   * @param {Rules} rules
   */
  constructor(listed, rules) {
    this._rows = listed;
    this._told = rules.rows.survey.told;
    this._rules = rules;
    /** @type {number[]} */
    this._numbers = [];
    this._folders = new Folders(rules);
    this._same = new Twins();
    /** @type {Map<string, Twins>} */
    this._shared = new Map(SHARED.map((what) => [what, new Twins()]));
    this._read();
    this.leftOut = listed.notChosen();
    this.count = this._numbers.length;
    if (!this.count) {
      throw new Unusable(problem("no-school-listed", {}, listed.parts[0].headers.place));
    }
    this._close();
  }

  /**
   * Each row once more, counted from 0.
   * @returns {Generator<[nth: number, line: Line]>}
   */
  *rows() {
    let nth = 0;
    for (const line of this._rows) {
      yield [nth, line];
      nth += 1;
    }
  }

  /**
   * The number of the row before the nth that says just the same, if there is one.
   * @param {number} nth
   */
  repeats(nth) {
    return this._same.isRepeated(nth) ? this._numbers[this._same.first(nth)] : null;
  }

  /**
   * The school's id, else its name; where another has the same, with what tells it apart.
   * @param {number} nth
   * @param {Said} cells
   * @param {Line} line
   */
  folder(nth, cells, line) {
    return this._folders.folder([nth, cells.id || cells.name, line]);
  }

  /**
   * What the nth row shares with later ones, if it is the first of them; what the same rows share is told once.
   * @param {number} nth
   * @param {Said} cells
   * @param {Line} line
   */
  shared(nth, cells, line) {
    /** @type {Notice[]} */
    const found = [];
    for (const [what, twins] of this._shared) {
      const later = twins.first(nth) === nth ? twins.after(nth).map((twin) => this._numbers[twin]) : [];
      const also = later.slice(0, this._told);
      if (also.length && !found.some((one) => one.also.join() === also.join())) {
        const { header } = this._folders;
        const key = what === "name" && header ? "shared-name-by" : `shared-${what}`;
        const rows = also.slice(0, this._told - 1).join(", ") + (also.length === this._told ? ", …" : "");
        const args = { row: line.number, rows, said: excerpt(cells[what]), header: excerpt(header) };
        const more = { kind: { key: `shared-${what}-kind`, args: {} }, said: cells[what], rows: later.length + 1, also };
        found.push(notice(key, args, line.part.headers.where(line.number, what), more));
      }
    }
    return found;
  }

  _read() {
    for (const line of this._rows) {
      const cells = line.part.headers.cells(line.cells);
      const isSchool = !aside(line, cells.name, this._rules);
      const { name, id = "", phone = "" } = isSchool ? cells : { name: "" };
      this._numbers.push(line.number);
      this._same.add(name ? line.said : "");
      this._folders.add(name ? id || name : "");
      this._shared.get("id")?.add(id);
      this._shared.get("name")?.add(casefold(name));
      this._shared.get("phone")?.add(digits(phone, this._rules));
    }
  }

  _close() {
    this._same.close();
    this._shared.forEach((twins) => twins.close(this._same));
    this._folders.close(this._same);
    const { headers } = this._rows.parts[0];
    const alike = this._folders.alike ? this._folders.tellApart(this._inNeed(), headers) : [];
    if (alike.length) {
      const where = alike.slice(0, this._told).map((nth) => headers.where(this._numbers[nth], "name"));
      throw new Unusable(...where.map((place) => problem("folder-taken", {}, place)));
    }
  }

  /**
   * The rows that need a folder, with what it is called by.
   * @returns {Generator<Counted>}
   */
  *_inNeed() {
    for (const [nth, line] of this.rows()) {
      if (this.repeats(nth) === null) {
        const cells = line.part.headers.cells(line.cells);
        yield [nth, cells.id || cells.name, line];
      }
    }
  }
}

/**
 * A number's figures alone, without the country's.
 * @param {string} phone
 * @param {Rules} rules
 */
function digits(phone, rules) {
  const figures = phone.replace(rules.phoneSigns, "");
  return figures.length === 11 && figures[0] === "1" ? figures.slice(1) : figures;
}
