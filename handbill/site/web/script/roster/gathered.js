// How what there is to know of a list is told: one line a kind, however many rows it is about.

import { filled, said } from "../problem.js";
import { counted, excerpt } from "../text.js";
import { notice } from "./notices.js";

/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("../problem.js").ProblemWords} ProblemWords */
/** @typedef {import("../problem.js").Told} Told */
/** @typedef {import("../problem.js").Where} Where */
/** @typedef {import("./notices.js").Notice} Notice */
/** @typedef {{rows: number, said: number, remembered: number}} NoticeTables */
/** @typedef {{what: string, wayOut: string, where: Where | null}} Line */

/** Notices, gathered by their kinds. */
export class Gathered {
  /** @param {{notices: NoticeTables}} tables */
  constructor({ notices }) {
    this._of = notices;
    /** @type {Map<string, Kind>} */
    this._kinds = new Map();
  }

  /** @param {Problem | Notice} one */
  add(one) {
    const told = kindOf(one);
    const key = JSON.stringify([told.key, told.args]);
    const kind = this._kinds.get(key) ?? new Kind(told, one, this._of);
    this._kinds.set(key, kind);
    kind.add(one);
  }

  /**
   * A line for each kind: what, of how many rows, the first of them, the way out.
   * @param {ProblemWords} words
   */
  told(words) {
    return [...this._kinds.values()].map((kind) => kind.told(words));
  }
}

/** All notices of one kind. */
class Kind {
  /**
   * @param {Told} told
   * @param {Problem | Notice} first
   * @param {NoticeTables} of
   */
  constructor(told, first, of) {
    this._told = told;
    this._one = first;
    this._of = of;
    this._count = 0;
    this._rows = 0;
    /** @type {number[]} */
    this._first = [];
    /** @type {Map<string, number>} */
    this._said = new Map();
  }

  /** @param {Problem | Notice} one */
  add(one) {
    const { said, rows, also } = "said" in one ? one : notice(one.key, one.args, one.where);
    this._count += 1;
    this._rows += rows;
    if (this._first.length < this._of.rows && one.where?.line) {
      this._first.push(one.where.line, ...also);
    }
    const before = this._said.get(said) ?? 0;
    if (said && (before || this._said.size < this._of.remembered)) {
      this._said.set(said, before + 1);
    }
  }

  /**
   * @param {ProblemWords} words
   * @returns {Line}
   */
  told(words) {
    const { what, wayOut } = said(this._one, words);
    if (this._count === 1) {
      return { what, wayOut, where: this._one.where };
    }
    const numbers = this._first.slice(0, this._of.rows).join(", ") + (this._rows > this._of.rows ? ", …" : "");
    const kind = said({ ...this._told, where: null }, words).what;
    const args = { count: counted(this._rows), kind, examples: this._examples(), rows: numbers };
    return { what: filled(words["many-rows"].what, args), wayOut, where: { name: this._one.where?.name ?? "" } };
  }

  /** What the rows say, the most frequent first. */
  _examples() {
    const often = [...this._said].sort(([, one], [, other]) => other - one).slice(0, this._of.said);
    const shown = often.map(([text, count]) => `“${excerpt(text)}”${count > 1 ? ` ${counted(count)}` : ""}`);
    return shown.length ? `: ${shown.join(", ")}${this._said.size > this._of.said ? ", …" : ""}` : "";
  }
}

/**
 * @param {Problem | Notice} one
 * @returns {Told}
 */
function kindOf(one) {
  return ("kind" in one && one.kind) || one;
}
