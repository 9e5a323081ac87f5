// Names as people write them: capitals made lower with sense, and a name that every system takes for a folder.

import { sha256 } from "../ink/sha256.js";
import { anywhere, begin, everywhere, hasDigit, isUpper, whole } from "../letters.js";
import { isAscii, stripped, strippedOf, wordsIn } from "../text.js";

/** @typedef {import("../letters.js").Pattern} Pattern */
/**
 * @typedef {{small: string[], articles: string[], kept: string[], mac: string[], schools: string[], levels: string[],
 *   reserved: string[], spelled: Record<string, string>, slug: number, word: Pattern, ordinal: Pattern, inside: Pattern,
 *   prefix: Pattern, parting: Pattern, span: Pattern, signs: Pattern, code: Pattern}} NameTables
 */

const OKINAS = ["ʻ", "ʼ"];
const NEAR = 8; // units before a word in which stands what makes it one inside a name

export class Names {
  /** @param {{names: NameTables}} tables */
  constructor({ names }) {
    this.reserved = new Set(names.reserved);
    this._small = new Set(names.small);
    this._articles = new Set(names.articles);
    this._kept = new Set(names.kept);
    this._mac = new Set(names.mac);
    this._schools = new Set(names.schools);
    this._levels = new Set(names.levels);
    this._spelled = names.spelled;
    this._slug = names.slug;
    this._word = everywhere(names.word);
    this._ordinal = whole(names.ordinal);
    this._inside = anywhere(names.inside);
    this._prefix = begin(names.prefix);
    this._parting = anywhere(names.parting);
    this._span = anywhere(names.span);
    this._signs = everywhere(names.signs);
    this._code = begin(names.code);
  }

  /**
   * A name that stands in capitals as it would be written; any other name as it is.
   * @param {string} name
   */
  titleCased(name) {
    return isUpper(name) ? name.replace(this._word, (/** @type {string} */ word, /** @type {number} */ at) => this._written(word, name, at)) : name;
  }

  /**
   * The name with `suffix` behind it, unless it says itself that it is a school: by its first word or by another.
   * @param {string} name
   * @param {string} suffix
   */
  suffixed(name, suffix) {
    if (!suffix || this._span.test(name)) {
      return name;
    }
    const words = name.split(this._parting).map((word) => strippedOf(/[.,()]/, word).toLowerCase());
    const saysSo = words.some((word, nth) => this._schools.has(word) || (nth > 0 && this._levels.has(word)));
    return saysSo ? name : `${name} ${suffix}`;
  }

  /**
   * The code with which a name begins, with what parts them, as in “07X029: P.S. 29”; empty if it begins with none.
   * @param {string} name
   */
  codeBefore(name) {
    return this._code.exec(name)?.[0] ?? "";
  }

  /**
   * The name without a code before it.
   * @param {string} name
   */
  withoutCode(name) {
    return name.slice(this.codeBefore(name).length);
  }

  /**
   * The name in small letters, figures and hyphens; empty where none of its letters has one.
   * Safe as a folder's name on every system.
   * @param {string} name
   */
  slug(name) {
    const signs = (isAscii(name) ? name : this._ascii(name)).replaceAll("'", "").toLowerCase().replace(this._signs, "-");
    const found = strippedOf(/-/, strippedOf(/-/, signs).slice(0, this._slug));
    return this.reserved.has(found) ? `${found}-school` : found;
  }

  /** @param {string} name */
  _ascii(name) {
    const spelled = [...name].map((letter) => this._spelled[letter] ?? letter).join("");
    return spelled.normalize("NFKD").replace(/[^\0-\x7f]/g, "");
  }

  /**
   * One word of a name in capitals, in its place.
   * @param {string} word
   * @param {string} name
   * @param {number} at
   */
  _written(word, name, at) {
    const before = name.slice(0, at);
    const bare = word.replace(/\.+$/, "");
    if (this._isSmall(word.toLowerCase(), before) || this._ordinal.test(bare)) {
      return word.toLowerCase();
    }
    if (bare === "PREK") {
      return word.replace("PREK", "PreK");
    }
    const [next = ""] = stripped(name.slice(at + word.length));
    const aLady = bare === "MS" && !before && !hasDigit(next);
    return (this._kept.has(bare) && !aLady) || hasDigit(word) ? word : this._capital(word);
  }

  /**
   * Whether a word inside a name is written small: of the, de la.
   * @param {string} word
   * @param {string} before
   */
  _isSmall(word, before) {
    if (!this._inside.test(before.slice(-NEAR))) {
      return false;
    }
    const [last = ""] = wordsIn(before.slice(-NEAR)).slice(-1);
    return this._small.has(word) || (this._articles.has(word) && this._small.has(last.toLowerCase()));
  }

  /**
   * A word with the capitals that it has in a name: Mary's, O'Neill, McKinley, ʻAiea.
   * @param {string} word
   * @returns {string}
   */
  _capital(word) {
    const prefix = this._prefix.exec(word)?.[0];
    if (prefix) {
      return prefix[0] + prefix.slice(1).toLowerCase() + this._capital(word.slice(prefix.length));
    }
    if (this._mac.has(word.split(/['’‘.]/)[0])) {
      return `Mac${this._capital(word.slice(3))}`;
    }
    const letters = [...word];
    const at = OKINAS.includes(letters[0]) ? 2 : 1;
    return letters.slice(0, at).join("") + letters.slice(at).join("").toLowerCase();
  }
}

/**
 * Ten letters and figures that stand for those words alone.
 * @param {...string} words
 */
export function shortHash(...words) {
  return sha256(new TextEncoder().encode(words.join("\0"))).slice(0, 10);
}
