// Which of all pieces are wanted: ticked by what they are about, what they are and whom they are for.

import { valueOf } from "./choices.js";
import { Pills } from "./pills.js";

/** @typedef {import("../district/messages.js").Options} Options */
/** @typedef {import("../shelf.js").Catalog} Catalog */
/** @typedef {import("./choices.js").Choice} Choice */
/** @typedef {import("./naming.js").Naming} Naming */

const SEVERAL = /** @type {const} */ (["topic", "kind", "audience", "language", "design"]);
const ONE = /** @type {const} */ (["paper", "ink", "stock", "flip"]);
/** @type {Record<typeof SEVERAL[number] | typeof ONE[number], string>} */
const LEGENDS = {
  topic: "topics", kind: "kinds", audience: "audiences", language: "languages", design: "designs", paper: "paper", ink: "ink",
  stock: "stock", flip: "flip",
};

export class Wanted {
  /**
   * @param {HTMLElement} where
   * @param {string} form that these questions are part of
   * @param {Catalog} catalog
   * @param {Naming} naming
   */
  constructor(where, form, catalog, naming) {
    this.catalog = catalog;
    this.naming = naming;
    /** @type {Map<Choice, Pills>} */
    this.pills = new Map();
    for (const choice of SEVERAL) this.ask(where, form, choice, "checkbox");
    for (const choice of ONE) this.ask(where, form, choice, "radio");
    /** @type {() => void} */
    this.changed = () => {};
    where.addEventListener("change", () => this.changed());
  }

  /**
   * @param {() => void} changed
   */
  onChange(changed) {
    this.changed = changed;
  }

  /**
   * @param {HTMLElement} where
   * @param {string} form
   * @param {typeof SEVERAL[number] | typeof ONE[number]} choice
   * @param {"checkbox" | "radio"} type
   */
  ask(where, form, choice, type) {
    const { speech } = this.naming;
    const options = this.naming.ordered(choice, this.values(choice).map((value) => ({ value, had: true, label: this.naming.name(choice, value) })));
    const hint = choice === "design" ? speech.say("wanted.designs-hint") : "";
    const pills = new Pills(`${form}-${choice}`, speech.say(`wanted.${LEGENDS[choice]}`), type, hint);
    pills.show(options, this.ticked(choice, options.map(({ value }) => value)));
    pills.fieldset.hidden = options.length < 2;
    this.pills.set(choice, pills);
    where.append(pills.fieldset);
  }

  /**
   * What is ticked at first: all there is, but one language, the page's own; no design, which is each piece's own.
   * @param {Choice} choice
   * @param {string[]} values
   */
  ticked(choice, values) {
    if (choice === "design") return [];
    if (choice === "language") return [this.naming.speech.language, ...values].filter((value) => values.includes(value)).slice(0, 1);
    return SEVERAL.some((several) => several === choice) ? values : values.slice(0, 1);
  }

  /** Whether there is a question of which nothing is ticked. */
  get lacking() {
    return SEVERAL.some((choice) => choice !== "design" && this.picked(choice).length === 0);
  }

  /** @returns {Omit<Options, "allPieces" | "lines">} */
  get options() {
    const [topics, kinds, audiences, languages, designs] = SEVERAL.map((choice) => this.picked(choice));
    const [paper, ink, stock, flip] = ONE.map((choice) => this.picked(choice)[0] ?? "");
    return { topics, kinds, audiences, languages, designs, paper, ink, stock, flip };
  }

  /**
   * What is ticked, in the order of the catalogue, whatever the page's.
   * @param {Choice} choice
   */
  picked(choice) {
    const picked = this.pills.get(choice)?.picked ?? [];
    return this.values(choice).filter((value) => picked.includes(value));
  }

  /** @param {Choice} choice */
  values(choice) {
    return [...new Set(this.catalog.pieces.map((piece) => valueOf(piece, choice)))].filter(Boolean);
  }
}
