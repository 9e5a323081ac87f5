// What is wrong with a list, and what there is to know of it: in a table, and all of it as a file.

import { Unusable } from "../problem.js";
import { block, button, element, tell } from "./elements.js";
import { save } from "./paper.js";

/** @typedef {import("../district/messages.js").Survey} Survey */
/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("./speech.js").Speech} Speech */

const MOST = 50; // problems that a person reads
const MARK = "\ufeff"; // by which a spreadsheet knows UTF-8

export class Findings {
  /** @param {Speech} speech */
  constructor(speech) {
    this.speech = speech;
    /** @type {Problem[]} */
    this.problems = [];
    button("problems-save").addEventListener("click", () => this.save());
  }

  /**
   * Says why a list cannot be read at all; nothing where it can.
   * @param {Problem[]} problems
   */
  refuse(problems) {
    block("roster-problems").hidden = problems.length === 0;
    block("roster-problems").replaceChildren(...problems.map((problem) => element("li", {}, this.speech.told(problem))));
  }

  /** @param {unknown} error */
  problemsOf(error) {
    return error instanceof Unusable ? error.problems : [{ key: "unforeseen", args: { why: `${error}` }, where: null }];
  }

  /** Says nothing of rows, which could not be read. */
  none() {
    tell(block("look-sum"), "");
    block("look").hidden = block("told-notes").hidden = true;
  }

  /** @param {Survey} survey */
  show({ problems, wrong, notices, gathered }) {
    this.problems = problems;
    tell(block("look-sum"), wrong ? this.speech.count("district.to-mend", wrong) : this.speech.say("district.problems-none"));
    block("look").hidden = wrong === 0;
    block("problems").replaceChildren(...problems.slice(0, MOST).map((problem) => this.row(problem)));
    const more = wrong - MOST;
    tell(block("problems-more"), more > 0 ? this.speech.say("district.problems-more", { n: more }) : "");
    const notes = [...notices.map((notice) => this.speech.told(notice)), ...gathered.map((told) => this.gathered(told))];
    block("told-notes").hidden = notes.length === 0;
    block("roster-notes").replaceChildren(...notes.map((note) => element("li", {}, note)));
  }

  /** @param {Problem} problem */
  row(problem) {
    const { what, wayOut } = this.speech.problem(problem);
    return element("tr", {}, element("th", { scope: "row" }, this.where(problem)), element("td", {}, what), element("td", {}, wayOut));
  }

  /** @param {Problem} problem */
  where({ where }) {
    return where?.line ? this.speech.say("district.row", { n: where.line }) : where?.name ?? "";
  }

  /**
   * A notice of many rows.
   * @param {import("../district/messages.js").Gathered} told
   */
  gathered({ notice, rows, first }) {
    const where = this.speech.say("district.in-rows", { rows: this.speech.count("district.rows", rows), first: first.join(", ") });
    if (rows === 1 || !notice.kind) return `${this.speech.told(notice)} ${where}`;
    const kind = { ...notice.kind, where: null };
    return [this.speech.told(kind), this.speech.problem(notice).wayOut, where].filter(Boolean).join(" ");
  }

  save() {
    const { speech } = this;
    const head = [speech.say("district.problems-where"), speech.say("district.problems-what"), speech.say("district.problems-out")];
    const rows = this.problems.map((problem) => {
      const { what, wayOut } = speech.problem(problem);
      return [this.where(problem), what, wayOut];
    });
    const text = [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
    save(new Blob([MARK, text, "\r\n"], { type: "text/csv" }), "problems.csv");
  }
}

/** @param {string} text what a spreadsheet is to show and never to reckon */
function cell(text) {
  return `"${(/^[=+@\t\r'-]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
