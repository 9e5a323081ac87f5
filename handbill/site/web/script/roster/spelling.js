// How headers are spelled: one word for all the ways in which people and programs write it.

import { casefold, everywhere, withoutAccents } from "../letters.js";
import { lengthOf, stripped, wordsIn } from "../text.js";

/** @typedef {import("../letters.js").Pattern} Pattern */
/**
 * @typedef {{wide: number, type: Pattern, possessive: Pattern, apostrophe: Pattern, hump: Pattern, capitals: Pattern,
 *   brackets: Pattern, parted: Pattern, signs: Pattern}} SpellingTables
 */

export class Spelling {
  /** @param {SpellingTables} tables */
  constructor(tables) {
    this.wide = tables.wide;
    this.type = everywhere(tables.type);
    this.possessive = everywhere(tables.possessive);
    this.apostrophe = everywhere(tables.apostrophe);
    this.hump = everywhere(tables.hump);
    this.capitals = everywhere(tables.capitals);
    this.brackets = everywhere(tables.brackets);
    this.parted = everywhere(tables.parted);
    this.signs = everywhere(tables.signs);
  }

  /**
   * A header in small letters without signs, and the same without what stands in brackets; none for a long text.
   * @param {string} header
   */
  spellings(header) {
    if (lengthOf(header) > this.wide) {
      return [];
    }
    const outside = header.replace(this.brackets, " ");
    const told = [...new Set([header, outside])].flatMap((text) => [text, text.replace(this.capitals, " ")]);
    return [...new Set(told.map((text) => this.spelled(text)).filter(Boolean))];
  }

  /**
   * What stands between slashes and brackets, each spelled; none of a header that has neither.
   * @param {string} header
   */
  parts(header) {
    const found = lengthOf(header) <= this.wide ? header.split(this.parted).map((part) => this.spelled(part)) : [];
    return found.length > 1 ? found.filter(Boolean) : [];
  }

  /**
   * A header in small letters, figures and spaces: without a column's type, possessives, accents and signs.
   * @param {string} header
   */
  spelled(header) {
    const bare = stripped(header).replace(this.type, "").replace(this.possessive, "").replace(this.apostrophe, "");
    const text = bare.replaceAll("#", " number ").replace(this.hump, " ");
    return withoutAccents(text).toLowerCase().replace(this.signs, " ").trim();
  }
}

/**
 * The same with no word in the plural.
 * @param {string} spelling
 */
export function singular(spelling) {
  return wordsIn(spelling).map((word) => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word)).join(" ");
}

/**
 * A header as it is typed to name it: capitals and spaces make no difference.
 * @param {string} header
 */
export function folded(header) {
  return wordsIn(casefold(header)).join(" ");
}
