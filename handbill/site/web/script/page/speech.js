// What the page says, in its language.

import { filled, said } from "../problem.js";

/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {{[name: string]: Words | Words[] | string}} Words */

export class Speech {
  /**
   * @param {Words} words those of materials/LANGUAGE/site.yaml
   * @param {string} language
   */
  constructor(words, language) {
    this.words = words;
    this.language = language;
    this.numbers = new Intl.NumberFormat(language);
    this.plurals = new Intl.PluralRules(language);
  }

  /**
   * The text at the end of that way, as in piece.open, with its <names> filled in.
   * @param {string} way
   * @param {Record<string, string | number>} [values]
   */
  say(way, values = {}) {
    const found = this.found(way);
    if (typeof found !== "string") throw new Error(`there are no words for ${way}`);
    const shown = Object.entries(values).map(([name, value]) => [name, typeof value === "number" ? this.numbers.format(value) : value]);
    return filled(found, Object.fromEntries(shown));
  }

  /**
   * A number of what stands at the end of that way, as in 3 pages.
   * @param {string} way
   * @param {number} n
   */
  count(way, n) {
    const form = `${way}.${this.plurals.select(n)}`;
    return this.say(typeof this.found(form) === "string" ? form : `${way}.other`, { n });
  }

  /**
   * What one of the catalog's names is called: its own name where the page has none for it.
   * @param {string} group as in topics
   * @param {string} name
   */
  name(group, name) {
    const found = this.found(`names.${group}.${name}`);
    if (typeof found === "string") return found;
    const plain = name.replace(/(\d)-(?=\d)/g, "$1–").replaceAll("-", " ");
    return plain.charAt(0).toUpperCase() + plain.slice(1);
  }

  /**
   * What is wrong and the way out, as one text.
   * @param {Problem} problem
   */
  told(problem) {
    const { what, wayOut } = this.problem(problem);
    const sentence = what.charAt(0).toUpperCase() + what.slice(1) + (/[.?!]$/.test(what) ? "" : ".");
    return wayOut ? `${sentence} ${wayOut}` : sentence;
  }

  /** @param {Problem} problem */
  problem(problem) {
    return said(problem, /** @type {import("../problem.js").ProblemWords} */ (this.words.problems));
  }

  /** @param {string} way */
  found(way) {
    /** @type {Words | Words[] | string | undefined} */
    let found = this.words;
    for (const name of way.split(".")) {
      if (typeof found !== "object" || Array.isArray(found)) return undefined;
      found = found[name];
    }
    return found;
  }
}
