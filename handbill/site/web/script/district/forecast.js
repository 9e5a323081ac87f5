// What would be printed, reckoned from the list alone.

import { Unusable } from "../problem.js";
import { copies } from "./choosing.js";

/** @typedef {import("./choosing.js").Chooser} Chooser */
/** @typedef {import("./choosing.js").Choice} Choice */
/** @typedef {import("./messages.js").Forecast} Forecast */
/** @typedef {import("./messages.js").Problem} Problem */
/** @typedef {import("./messages.js").School} School */

const EVERYBODY = "any";
const MOST = 50; // rows of a kind that are told

/**
 * Schools that get the same pieces in the same numbers: one of them, how many there are, the rows of the first.
 * @typedef {{school: School, count: number, rows: number[]}} Alike
 */

/** Schools, counted by what they get. */
export class Counted {
  constructor() {
    /** @type {Map<string, Alike>} */
    this._kinds = new Map();
  }

  /** @param {School} school */
  add(school) {
    const { languages, grades, quantities, row } = school;
    const key = JSON.stringify([languages, grades, quantities]);
    const alike = this._kinds.get(key) ?? { school, count: 0, rows: [] };
    this._kinds.set(key, alike);
    alike.count += 1;
    if (alike.rows.length < MOST) alike.rows.push(row);
  }

  /**
   * @param {Chooser} chooser
   * @param {(grades: import("./messages.js").Grades) => string} spelled
   * @returns {Forecast}
   */
  forecast(chooser, spelled) {
    const more = !chooser.options.allPieces && chooser.all().some((choice) => choice.grades !== EVERYBODY);
    const reckoned = new Reckoning(spelled, more);
    for (const alike of this._kinds.values()) {
      try {
        reckoned.add(alike, chooser.for(alike.school));
      } catch (error) {
        if (!(error instanceof Unusable)) throw error;
        reckoned.refuse(alike, error.problems);
      }
    }
    return reckoned.told();
  }
}

class Reckoning {
  /**
   * @param {(grades: import("./messages.js").Grades) => string} spelled
   * @param {boolean} more whether there is more than what everybody gets
   */
  constructor(spelled, more) {
    this._spelled = spelled;
    this._more = more;
    this._sums = { schools: 0, files: 0, sheets: 0, unknown: 0, wrong: 0 };
    /** @type {Record<"pieces" | "audiences" | "little", Map<string, number>>} */
    this._by = { pieces: new Map(), audiences: new Map(), little: new Map() };
    /** @type {Problem[]} */
    this._problems = [];
  }

  /**
   * @param {Alike} alike
   * @param {Choice[]} choices
   */
  add({ school, count }, choices) {
    const sums = this._sums;
    sums.schools += count;
    for (const { piece } of choices) {
      if (piece) {
        sums.files += count;
        sums.sheets += count * copies(school, piece.kind) * piece.sheets;
        this._count("pieces", piece.name, count);
        this._count("audiences", piece.audience, count);
      }
    }
    if (this._more && choices.every((choice) => choice.grades === EVERYBODY)) {
      if (school.grades) this._count("little", this._spelled(school.grades), count);
      else sums.unknown += count;
    }
  }

  /**
   * @param {Alike} alike
   * @param {Problem[]} problems
   */
  refuse({ count, rows }, problems) {
    this._sums.wrong += count * problems.length;
    this._problems.push(...rows.flatMap((line) => problems.map((one) => ({ ...one, where: { name: "", line } }))));
  }

  /**
   * @param {"pieces" | "audiences" | "little"} which
   * @param {string} name
   * @param {number} count
   */
  _count(which, name, count) {
    this._by[which].set(name, (this._by[which].get(name) ?? 0) + count);
  }

  /** @returns {Forecast} */
  told() {
    const { pieces, audiences, little } = this._by;
    return {
      ...this._sums, pieces: [...pieces], audiences: [...audiences].sort(([one], [other]) => (one < other ? -1 : 1)),
      little: [...little].sort(([, one], [, other]) => other - one), problems: this._problems.slice(0, MOST),
    };
  }
}
