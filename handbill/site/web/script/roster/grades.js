// A school's grades, as rosters write them, and which pieces suit them.

import { casefold, everywhere, isDecimal, number, whole } from "../letters.js";
import { isAscii, lengthOf } from "../text.js";

/** @typedef {import("../letters.js").Pattern} Pattern */
/** @typedef {{low: number, high: number}} Grades from the lowest grade to the highest, both taught; pre-kindergarten is -1 */
/**
 * @typedef {{everybody: string, least: number, most: number, grades: Record<string, number>,
 *   levels: Record<string, [number, number]>, word: Pattern, joining: Pattern}} GradeTables
 */

const KEPT = 4096; // cells of which it is remembered what they say

export class Grading {
  /** @param {{grades: GradeTables}} tables */
  constructor({ grades: { everybody, least, most, grades, levels, word, joining } }) {
    this._everybody = everybody;
    this._least = least;
    this._most = most;
    this._word = everywhere(word);
    this._joining = whole(joining);
    this._grades = new Map(Object.entries(grades));
    this._levels = new Map(Object.entries(levels));
    /** @type {Map<string, Grades | null>} */
    this._kept = new Map();
  }

  /**
   * The grades that a cell names; null where it names none, or says more than we understand.
   * Numbers go before words: "K-8 Elementary" is K to 8, "Elementary" alone K to 5.
   * @param {string} text
   * @returns {Grades | null}
   */
  grades(text) {
    const kept = this._kept.get(text);
    if (kept !== undefined) {
      return kept;
    }
    if (this._kept.size >= KEPT) {
      this._kept.clear();
    }
    const found = this._read(text);
    this._kept.set(text, found);
    return found;
  }

  /**
   * Whether a piece that declares grades (such as 6-12, or any) suits a school of that span; unknown, only any.
   * @param {string} declared
   * @param {Grades | null} span
   */
  serves(declared, span) {
    if (declared === this._everybody) {
      return true;
    }
    const wanted = this.grades(declared);
    return span !== null && wanted !== null && span.low <= wanted.high && wanted.low <= span.high;
  }

  /**
   * @param {string} text
   * @returns {Grades | null}
   */
  _read(text) {
    /** @type {number[]} */
    const numbers = [];
    /** @type {number[]} */
    const spans = [];
    for (const [found] of plain(text).matchAll(this._word)) {
      const word = found.replace(/[ .-]+/g, " ");
      const together = word.replaceAll(" ", "");
      const figures = found.replace(/\.0$/, "");
      const grade = isDecimal(figures) && lengthOf(figures) < 3 ? number(figures) : this._grades.get(together);
      const level = this._levels.get(word) ?? this._levels.get(together);
      if (grade !== undefined) {
        numbers.push(grade);
      } else if (level) {
        spans.push(...level);
      } else if (!this._joining.test(word)) {
        return null;
      }
    }
    return this._from(numbers.length ? numbers : spans);
  }

  /**
   * @param {number[]} named
   * @returns {Grades | null}
   */
  _from(named) {
    const [low, high] = [Math.min(...named), Math.max(...named)];
    return named.length && this._least <= low && high <= this._most ? { low, high } : null;
  }
}

/**
 * Grades as they are written, K-5.
 * @param {Grades} grades
 */
export function gradesTold({ low, high }) {
  return [...new Set([low, high])].map((grade) => ({ [-1]: "PK", 0: "K" })[grade] ?? `${grade}`).join("-");
}

/**
 * A text in small letters, those with accents without them.
 * @param {string} text
 */
function plain(text) {
  const small = casefold(text);
  return isAscii(small) ? small : small.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}
