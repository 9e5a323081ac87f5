// The grades that a school's name says: Cedar Hollow High, Maple K-8, P.S. 9. A guess, and made only when it is asked for.

import { casefold, everywhere, whole } from "../letters.js";
import { wordsIn } from "../text.js";

/** @typedef {import("../letters.js").Pattern} Pattern */
/** @typedef {import("./grades.js").Grades} Grades */
/** @typedef {{levels: Record<string, string>, span: Pattern, shortened: Pattern, level: Pattern, joined: Pattern}} NamedTables */

export class NamedGrades {
  /**
   * @param {{namedgrades: NamedTables}} tables
   * @param {import("./grades.js").Grading} grading
   */
  constructor({ namedgrades: { levels, span, shortened, level, joined } }, grading) {
    this._grading = grading;
    this._levels = levels;
    this._span = everywhere(span);
    this._shortened = everywhere(shortened);
    this._level = everywhere(level);
    this._joined = whole(joined);
  }

  /**
   * The grades of which a name speaks; null where it speaks of none.
   * @param {string} name
   * @returns {Grades | null}
   */
  named(name) {
    const spans = [...name.matchAll(this._span)];
    const span = spans.length ? this._grading.grades(spans[spans.length - 1].slice(1).filter(Boolean).join("-")) : null;
    if (span && span.low < span.high) {
      return span;
    }
    const dotless = casefold(name).replace(this._shortened, (/** @type {string[]} */ ...[, inside, last]) => inside ?? last);
    const small = wordsIn(dotless.replaceAll(".", " ")).join(" ");
    const last = this._lastOf(small, [...small.matchAll(this._level)]);
    if (!last.length || (last.length === 1 && isAPlace(last[0], small))) {
      return null;
    }
    return this._grading.grades(last.map(([level]) => this._levels[level]).join(" "));
  }

  /**
   * The last of the levels in a name, and those before it that are joined to it.
   * @param {string} small
   * @param {RegExpMatchArray[]} levels
   */
  _lastOf(small, levels) {
    let from = levels.length - 1;
    while (from > 0 && this._joined.test(small.slice(endOf(levels[from - 1]), levels[from].index))) {
      from -= 1;
    }
    return levels.slice(Math.max(from, 0));
  }
}

/**
 * Whether a level begins a name, and so may be of a place: High Point, but High School of Art, and P.S. 9.
 * @param {RegExpMatchArray} found
 * @param {string} name
 */
function isAPlace(found, name) {
  return !(found.index || found[1] || found[0].startsWith("escuela") || name.startsWith(" school", endOf(found)));
}

/** @param {RegExpMatchArray} found */
function endOf(found) {
  return (found.index ?? 0) + found[0].length;
}
