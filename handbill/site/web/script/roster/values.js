// What the values of a column look like: how well they fit a field, and how that is told.

import { begin, casefold, hasDecimal, hasLetter, isDecimal, isUpper, number, anywhere, whole } from "../letters.js";
import { isPhone } from "../lines.js";
import { excerpt, lengthOf } from "../text.js";

/** @typedef {import("../letters.js").Pattern} Pattern */
/** @typedef {{key: string, args: Record<string, string>}} Told words of the page, under `columns`, and what fills them in */
/** @typedef {[fit: number, why: Told]} Fit 0 to 1, and why */
/** @typedef {{grades(text: string): {low: number, high: number} | null}} Grading */
/**
 * @typedef {{shouted: number, repeated: number, shown: number, letters: number, short: number, kinds: Record<string, string>,
 *   school: Pattern, address: Pattern, code: Pattern, plain: Pattern, answers: string[]}} ValueTables
 */

export class Values {
  /**
   * @param {ValueTables} tables
   * @param {Grading} grading
   */
  constructor(tables, grading) {
    this.of = tables;
    this.grading = grading;
    this.school = anywhere(tables.school);
    this.address = begin(tables.address);
    this.code = whole(tables.code);
    this.plain = whole(tables.plain);
    this.answers = new Set(tables.answers);
    /** @type {Record<string, (values: string[]) => Fit>} */
    this.fits = {
      names: (values) => this.nameLike(values),
      ids: (values) => this.idLike(values),
      letters: fitting("words", hasLetter),
      words: fitting("words", (value) => this.wordsAlone(value)),
      phones: fitting("phones", ringsHere),
      grades: fitting("grades", (value) => this.isGrades(value)),
      numbers: fitting("numbers", (value) => copies(value) !== null),
    };
  }

  /**
   * How well values fit a field.
   * @param {string} field
   * @param {string[]} values
   * @returns {Fit}
   */
  fit(field, values) {
    return field in this.of.kinds ? this.fits[this.of.kinds[field]](values) : [1, { key: "header", args: {} }];
  }

  /**
   * The first different ones, as they can be shown.
   * @param {string[]} values
   */
  examples(values) {
    return [...new Set(values)].slice(0, this.of.shown).map((value) => excerpt(value));
  }

  /**
   * Ids are short, distinct, of one word, and mostly have a figure in them.
   * @param {string[]} values
   * @returns {Fit}
   */
  idLike(values) {
    const share = distinct(values);
    const figures = Math.min(1, this.of.letters + shareOf(values, hasDecimal));
    const short = shareOf(values, (value) => lengthOf(value) <= this.of.short && value.split(" ").length < 3);
    return [share * figures * short, said("distinct", share)];
  }

  /**
   * Names are words, mostly distinct, and no grades.
   * @param {string[]} values
   * @returns {Fit}
   */
  nameLike(values) {
    const words = shareOf(values, (value) => this.wordsAlone(value));
    const share = new Set(values.map(casefold)).size / values.length;
    const why = said("distinct", share);
    if (words <= 0.5 || shareOf(values, (value) => this.answers.has(casefold(value)) || this.isGrades(value)) > 0.5) {
      return [0, why];
    }
    const { repeated, shouted } = this.of;
    return [words * (1 - repeated + repeated * share) - shouted * shareOf(values, isUpper), why];
  }

  /**
   * Whether most say that they are schools, and mostly different ones, whatever the column is called.
   * @param {string[]} values
   */
  areSchools(values) {
    return shareOf(values, (value) => this.school.test(value)) > 0.6 && distinct(values) > 0.5 && this.nameLike(values)[0] > 0.5;
  }

  /**
   * Whether they are grades, whatever the column is called: not numbers alone, and not all the same.
   * @param {string[]} values
   */
  areGrades(values) {
    const spans = () => values.map((value) => this.grading.grades(value)).map((span) => `${span?.low} ${span?.high}`);
    return (
      shareOf(values, (value) => this.isGrades(value)) > 0.9 &&
      shareOf(values, (value) => !this.plain.test(value)) > 0.5 &&
      new Set(spans()).size > 1
    );
  }

  /**
   * Whether they are a code of each row, and so may tell rows apart.
   * @param {string[]} values
   */
  areCodes(values) {
    return shareOf(values, (value) => this.code.test(value)) > 0.95 && distinct(values) > 0.9;
  }

  /**
   * Whether they are a few short words again and again, such as shifts, and so may tell rows apart and name nobody.
   * @param {string[]} values
   */
  areKinds(values) {
    return distinct(values) <= 0.5 && values.every((value) => lengthOf(value) <= this.of.short);
  }

  /**
   * Whether it says something in words: no number, no mailbox, no page.
   * @param {string} value
   */
  wordsAlone(value) {
    return hasLetter(value) && !this.address.test(value) && !ringsHere(value);
  }

  /** @param {string} value */
  isGrades(value) {
    return this.grading.grades(value) !== null;
  }
}

/**
 * How many of the values pass, 0 to 1.
 * @param {string[]} values
 * @param {(value: string) => boolean} test
 */
export function shareOf(values, test) {
  return values.filter(test).length / values.length;
}

/**
 * How many of them are told in figures, as in 9-12, which says more than a word for it.
 * @param {string[]} values
 */
export function detail(values) {
  return shareOf(values, hasDecimal);
}

/**
 * Whether it is a phone number of the United States, where no area begins with 0 or 1.
 * @param {string} value
 */
export function ringsHere(value) {
  return isPhone(value) && !/^[^0-9]*[01]/.test(value.replace(/^\+?1?/, ""));
}

/**
 * How many copies a cell asks for; null if it is no number.
 * @param {string} value
 */
export function copies(value) {
  const figures = value.replace(/\.0$/, "");
  return isDecimal(figures) && lengthOf(figures) < 7 ? number(figures) : null;
}

/**
 * A share in percent, of two that are as near the even one.
 * @param {number} share
 */
export function percent(share) {
  const exact = share * 100;
  const under = Math.floor(exact);
  const up = exact - under > 0.5 || (exact - under === 0.5 && under % 2 === 1);
  return `${under + Number(up)}`;
}

/** @param {string[]} values */
function distinct(values) {
  return new Set(values).size / values.length;
}

/**
 * @param {string} key
 * @param {number} share
 * @returns {Told}
 */
function said(key, share) {
  return { key, args: { share: percent(share) } };
}

/**
 * What values look like of which as many as possible pass a test.
 * @param {string} key
 * @param {(value: string) => boolean} test
 * @returns {(values: string[]) => Fit}
 */
function fitting(key, test) {
  return (values) => {
    const passed = shareOf(values, test);
    return [passed, said(key, passed)];
  };
}
