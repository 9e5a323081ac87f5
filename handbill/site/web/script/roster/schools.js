// A district's roster as schools, row by row, with all that a person should know of it.

import { excerpt } from "../text.js";
import { Cells, languages } from "./cells.js";
import { notice } from "./notices.js";
import { aside, Rows } from "./rows.js";
import { Rules } from "./rules.js";
import { parts } from "./sheets.js";
import { Survey } from "./survey.js";
import { Teaching } from "./teaching.js";

/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("./cells.js").Reading} Reading */
/** @typedef {import("./grades.js").Grades} Grades */
/** @typedef {import("./notices.js").Notice} Notice */
/** @typedef {import("./rows.js").Line} Line */
/** @typedef {import("./rows.js").Only} Only */
/** @typedef {import("./scores.js").Column} Column */
/** @typedef {import("./sheets.js").Part} Part */
/** @typedef {import("./tables.js").Table} Table */
/** @typedef {{columns?: Record<string, string>, sheet?: string, only?: Only} & Reading} Wanted */
/**
 * A row that can be printed. `folder` comes from its own cells alone, `lines` are as `line` cleans them.
 * @typedef {{row: number, folder: string, lines: Record<string, string>, grades: Grades | null, gradesTold: string,
 *   languages: string[], quantities: Record<string, number>}} School
 */
/**
 * What became of a row: a school, or the problems for which it is left out; and what to know of it.
 * @typedef {{number: number, school: School | null, problems: Problem[], notices: Notice[]}} Row
 */

/**
 * The roster, surveyed. `wanted.columns` says by field which header the user named, `only` by header which values a row must
 * have there; `sheet` is one of a workbook, or "all" that list schools. Throws Unusable if it cannot be used.
 * @param {Table} source
 * @param {Wanted} wanted
 * @param {Rules} rules
 */
export function roster(source, wanted, rules) {
  const { columns = {}, sheet = "", only = {} } = wanted;
  return new Roster(new Rows(parts(source, columns, sheet, rules), only, rules), wanted, rules);
}

/**
 * A list of schools: what its columns are taken for, how many rows it has, and the rows as they stream by.
 * `notices` are of the list as a whole; the first row has them too. Throws Unusable if the list as a whole cannot be used.
 */
export class Roster {
  /**
   * @param {Rows} listed
   * @param {Reading} reading
   * @param {Rules} rules
   */
  constructor(listed, reading, rules) {
    this._rules = rules;
    this._several = listed.parts.length > 1;
    this._cells = new Map(listed.parts.map((part) => [part, new Cells(part.headers, reading, rules)]));
    const names = listed.parts.flatMap(({ headers }) => headers.names);
    this._teaching = new Teaching(names, reading.gradesFromName ?? false, rules);
    this._survey = new Survey(listed, rules);
    this.count = this._survey.count;
    this.columns = columnsOf(listed.parts);
    this.unused = listed.parts[0].headers.unused;
    const told = new Map(this._ofTheList(listed.parts, reading).map((one) => [JSON.stringify([one.key, one.args]), one]));
    this.notices = [...told.values()].slice(0, rules.rows.schools.most);
  }

  /**
   * Each row in order.
   * @returns {Generator<Row>}
   */
  *rows() {
    let ofTheList = this.notices;
    for (const [nth, line] of this._survey.rows()) {
      const row = this._row(nth, line);
      yield { ...row, number: line.number, notices: [...ofTheList, ...row.notices] };
      ofTheList = [];
    }
  }

  /**
   * @param {Part[]} listed
   * @param {Reading} reading
   * @returns {Notice[]}
   */
  _ofTheList(listed, reading) {
    const sheets = listed.map(({ table }) => `“${excerpt(table.sheet)}”`).join(", ");
    const { place, at, headers } = listed[0].headers;
    const logo = at.get("logo");
    const isHeeded = (/** @type {Notice} */ one) => reading.nameStrip && one.key === "names-with-code";
    return [
      ...(this._several ? [notice("sheets-as-one", { count: listed.length, sheets }, place)] : []),
      ...listed.flatMap(({ headers }) => headers.notices.filter((one) => !isHeeded(one))),
      ...(this._survey.leftOut ? [this._survey.leftOut] : []),
      ...(logo ? [notice("logos-left-out", { header: excerpt(headers[logo - 1]) }, { ...place, column: logo })] : []),
    ];
  }

  /**
   * @param {number} nth
   * @param {Line} line
   */
  _row(nth, line) {
    const row = this._read(nth, line);
    if (!this._several) {
      return row;
    }
    const within = { key: "in-sheet", args: { sheet: excerpt(line.part.table.sheet) } };
    const [problems, notices] = [row.problems.map((one) => ({ ...one, within })), row.notices.map((one) => ({ ...one, within }))];
    return { ...row, problems, notices };
  }

  /**
   * @param {number} nth
   * @param {Line} line
   * @returns {Omit<Row, "number">}
   */
  _read(nth, line) {
    const { number, part: { headers } } = line;
    const first = this._survey.repeats(nth);
    if (first !== null) {
      const kind = { key: "same-row-kind", args: {} };
      return leftAside(notice("same-row", { row: first }, headers.where(number, "name"), { kind }));
    }
    const cells = headers.cells(line.cells);
    const leftOut = aside(line, cells.name, this._rules);
    if (leftOut) {
      return leftAside(leftOut);
    }
    const said = /** @type {Cells} */ (this._cells.get(line.part));
    const problems = said.beyond(number, line.cells);
    const lines = said.lines(number, cells, problems);
    const quantities = said.quantities(number, cells, problems);
    const closed = headers.closed.told(line.said, number, line.cells);
    const notices = [...this._survey.shared(nth, cells, line), ...closed, ...dropped(line)];
    if (problems.length) {
      return { school: null, problems, notices };
    }
    const { grades, told: gradesTold, notice: ofGrades } = this._teaching.read(line, cells, lines.school);
    const folder = this._survey.folder(nth, cells, line);
    const spoken = languages(cells, this._rules);
    const school = { row: number, folder, lines, grades, gradesTold, languages: spoken, quantities };
    return { school, problems, notices: ofGrades ? [ofGrades, ...notices] : notices };
  }
}

/**
 * A row that is left out for no fault.
 * @param {Notice} known
 */
function leftAside(known) {
  return { school: null, problems: [], notices: [known] };
}

/**
 * What the columns of all parts are taken for, each once, as the first part that has one has it.
 * @param {Part[]} listed
 */
function columnsOf(listed) {
  const all = listed.flatMap(({ headers }) => headers.columns).reverse();
  return [...new Map(all.map((column) => [JSON.stringify([column.field, column.header]), column])).values()].reverse();
}

/**
 * What to know of invisible marks that stood in cells that are used.
 * @param {Line} line
 */
function dropped({ part: { headers }, number, cells, marks }) {
  const used = new Set(headers.at.values());
  return marks.filter(([nth]) => used.has(nth)).map(([nth, mark]) => {
    const more = { kind: { key: "invisible-mark-kind", args: {} }, said: mark };
    return notice("invisible-mark", { mark, text: excerpt(cells[nth - 1]) }, { name: headers.name, line: number, column: nth }, more);
  });
}
