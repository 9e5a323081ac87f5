// Every piece for every school of a list, into one zip: a folder a school, and the lists of all files and problems.

import { said } from "../problem.js";
import { copies } from "./choosing.js";
import { attempt, inked } from "./inking.js";
import { Lists } from "./lists.js";
import { Zip } from "./zip.js";

/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("../problem.js").ProblemWords} ProblemWords */
/** @typedef {import("../ink.js").Imprint} Imprint */
/** @typedef {import("../shelf.js").Shelf} Shelf */
/** @typedef {import("./choosing.js").Chooser} Chooser */
/** @typedef {import("./choosing.js").Choice} Choice */
/** @typedef {import("./lists.js").Entry} Entry */
/** @typedef {import("./lists.js").Line} Line */
/** @typedef {import("./messages.js").Roster} Roster */
/** @typedef {import("./messages.js").Row} Row */
/** @typedef {import("./messages.js").Notice} Notice */
/** @typedef {import("./messages.js").School} School */
/** @typedef {import("./zip.js").Write} Write */

const CHUNK = 32; // schools that the command line hands out together, and
const AHEAD = 4; // how many of these at once; by them problems are listed

/**
 * What happened since the last step. `rows` are those that are dealt with by now, `bytes` those written by now.
 * @typedef {{rows: number, files: number, bytes: number, problems: Problem[], notices: Notice[]}} Step
 */

/** Prints a list of schools, one after the other. */
export class Printer {
  /**
   * @param {Roster} listed
   * @param {Shelf} shelf
   * @param {Chooser} chooser
   * @param {Imprint} lines every school's, where its own row does not say otherwise
   * @param {ProblemWords} words in which the lists tell problems
   */
  constructor(listed, shelf, chooser, lines, words) {
    this._listed = listed;
    this._shelf = shelf;
    this._chooser = chooser;
    this._lines = lines;
    this._words = words;
    this._columns = new Map(listed.columns.map(({ field, index }) => [field === "name" ? "school" : field, index]));
  }

  /**
   * Writes a whole zip, a step for each school and some between. Throws Unusable where it cannot be written.
   * @param {Write} write
   * @returns {AsyncGenerator<Step, void, void>}
   */
  async *print(write) {
    const zip = new Zip(write);
    const lists = new Lists();
    for (const { schools, read, rows, left } of chunks(this._listed.rows())) {
      const problems = read.flatMap((row) => row.problems);
      const notices = read.flatMap((row) => row.notices);
      yield { rows: rows - left - schools.length, files: 0, bytes: zip.size, problems: [...problems], notices };
      for (const [nth, school] of schools.entries()) {
        const made = await this._make(school, zip);
        lists.add(made.entries);
        problems.push(...made.problems);
        const done = rows - left - schools.length + nth + 1;
        yield { rows: done, files: made.entries.length, bytes: zip.size, problems: made.problems, notices: [] };
      }
      lists.tell(problems.map((one) => this._line("problem", one)));
      lists.tell(notices.map((one) => this._line("notice", one)));
    }
    for (const [name, parts] of lists.files()) {
      await zip.add(name, parts);
    }
    await zip.finish();
    yield { rows: this._listed.count, files: 0, bytes: zip.size, problems: [], notices: [] };
  }

  /**
   * A school's files, as many of them as can be made.
   * @param {School} school
   * @param {Zip} zip
   */
  async _make(school, zip) {
    const imprint = { ...this._lines, ...school.lines };
    const { given, problems } = await attempt(async () => this._chooser.for(school));
    /** @type {{entries: Entry[], problems: Problem[]}} */
    const made = { entries: [], problems: problems.map((one) => ({ ...one, where: { name: "", line: school.row } })) };
    for (const choice of given ?? []) {
      const { given: file, problems } = await attempt(() => inked(this._shelf, choice, imprint));
      made.problems.push(...problems.map((one) => this._leftOut(one, choice, school)));
      if (file) {
        const path = `${school.folder}/${choice.name}`;
        await zip.add(path, file.parts);
        made.entries.push(this._entry(school, file, path, this._chooser.why(school, choice)));
      }
    }
    return made;
  }

  /**
   * @param {School} school
   * @param {{piece: import("../shelf.js").Piece, size: number, sha256: string}} file
   * @param {string} path
   * @param {string} why
   * @returns {Entry}
   */
  _entry(school, { piece, size, sha256 }, path, why) {
    const { kind, topic, audience, language, pages, sheets, paper, stock, flip, finish } = piece;
    return {
      school: school.lines.school, folder: school.folder, row: school.row, piece: kind, topic, audience, language,
      file: path, pages, sheets, bytes: size, sha256, quantity: copies(school, kind), stock: stock || paper, flip, finish, why,
    };
  }

  /**
   * That a piece is left out for what is wrong with a line: where the row has it, if it does.
   * @param {Problem} one
   * @param {Choice} choice
   * @param {School} school
   * @returns {Problem}
   */
  _leftOut(one, { name }, school) {
    const field = one.where?.name ?? "";
    const column = field in school.lines && this._columns.get(field);
    const where = column ? { name: "", line: school.row, column } : one.where;
    return { ...one, where, within: { key: "left-out", args: { name } } };
  }

  /**
   * @param {"problem" | "notice"} kind
   * @param {Problem} one
   * @returns {Line}
   */
  _line(kind, one) {
    const { what, wayOut } = said(one, this._words);
    return { kind, row: one.where?.line ?? 0, column: `${one.where?.column || ""}`, what, wayOut };
  }
}

/**
 * Schools as they are handed out: some of them, the rows that were read since the last ones, how many rows were read
 * until now, and how many schools of these are left for later.
 * @param {Iterable<Row>} listed
 * @returns {Iterable<{schools: School[], read: Row[], rows: number, left: number}>}
 */
function* chunks(listed) {
  const rows = listed[Symbol.iterator]();
  /** @type {School[][]} */
  const waiting = [];
  let all = 0;
  /** @type {Row[]} */
  let read = [];
  for (;;) {
    while (waiting.length < AHEAD) {
      const some = chunk(rows, read);
      if (!some.length) break;
      waiting.push(some);
    }
    all += read.length;
    const schools = waiting.shift();
    yield { schools: schools ?? [], read, rows: all, left: waiting.flat().length };
    if (!schools) return;
    read = [];
  }
}

/**
 * @param {Iterator<Row>} rows
 * @param {Row[]} read
 */
function chunk(rows, read) {
  const schools = [];
  while (schools.length < CHUNK) {
    const next = rows.next();
    if (next.done) break;
    read.push(next.value);
    if (next.value.school) {
      schools.push(next.value.school);
    }
  }
  return schools;
}
