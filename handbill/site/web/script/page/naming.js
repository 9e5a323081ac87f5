// What the catalog's names are called on the page.

/** @typedef {import("./choices.js").Choice} Choice */
/** @typedef {import("./speech.js").Speech} Speech */
/** @typedef {import("../shelf.js").Catalog} Catalog */

const GROUPS = {
  kind: "kinds", topic: "topics", audience: "audiences", design: "designs", tabs: "tabs", paper: "papers", stock: "stocks",
  flip: "flips", ink: "inks",
};

export class Naming {
  /**
   * @param {Speech} speech
   * @param {Catalog} catalog
   */
  constructor(speech, catalog) {
    this.speech = speech;
    this.languages = new Map(catalog.languages.map((language) => [language.tag, language.name]));
  }

  /**
   * @param {Choice} choice
   * @param {string} value
   */
  name(choice, value) {
    return choice === "language" ? this.language(value) : this.speech.name(GROUPS[choice], value);
  }

  /** @param {string} language one, or two joined by a plus */
  language(language) {
    const [one, other] = language.split("+").map((tag) => this.languages.get(tag) ?? tag);
    return other ? this.speech.say("names.both", { one, other }) : one;
  }

  /**
   * The same values in the order in which the page speaks of them, and last those that it does not know.
   * @template {{value: string}} Option
   * @param {Choice} choice
   * @param {Option[]} options
   */
  ordered(choice, options) {
    if (choice === "language") return options;
    const known = Object.keys(/** @type {Record<string, string>} */ (this.speech.found(`names.${GROUPS[choice]}`)));
    const rank = (/** @type {Option} */ { value }) => (known.indexOf(value) + known.length + 1) % (known.length + 1);
    return [...options].sort((one, other) => rank(one) - rank(other));
  }
}
