// The choices of one piece on the page, with the reason beside what cannot be had.

import { offered } from "./choices.js";
import { tell } from "./elements.js";
import { Pills } from "./pills.js";

/** @typedef {import("./choices.js").Choice} Choice */
/** @typedef {import("./choices.js").Chosen} Chosen */
/** @typedef {import("./choices.js").Group} Group */
/** @typedef {import("./naming.js").Naming} Naming */
/** @typedef {import("../shelf.js").Piece} Piece */

export class Chooser {
  /**
   * @param {HTMLElement} where
   * @param {Piece[]} pieces
   * @param {Naming} naming
   * @param {Chosen} chosen
   */
  constructor(where, pieces, naming, chosen) {
    this.where = where;
    this.pieces = pieces;
    this.naming = naming;
    this.speech = naming.speech;
    this.chosen = chosen;
    /** @type {Map<Choice, Pills>} */
    this.pills = new Map();
    this.shown = offered(pieces, chosen);
    this.show();
    where.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) this.choose(/** @type {Choice} */ (target.name), target.value);
    });
  }

  /** The piece that is chosen. */
  get piece() {
    return this.shown.piece;
  }

  /**
   * @param {Choice} choice
   * @param {string} value
   */
  choose(choice, value) {
    this.chosen = { ...this.chosen, [choice]: value };
    this.shown = offered(this.pieces, this.chosen);
    this.show();
  }

  /** What had to be changed to fit what was chosen, in words; empty where nothing was. */
  get changed() {
    const { changed } = this.shown;
    for (const { choice } of changed) delete this.chosen[choice];
    const told = changed.filter((group) => group.options.length > 1 && group.picked).map((group) => this.named(group.choice, [group.picked]));
    return told.length ? this.speech.say("choices.changed", { choices: told.join("; ") }) : "";
  }

  show() {
    for (const group of this.shown.groups) {
      const pills = this.pillsOf(group.choice);
      const options = this.naming.ordered(group.choice, group.options);
      pills.fieldset.hidden = options.length < 2;
      pills.show(options.map(({ value, had }) => ({ value, had, label: this.naming.name(group.choice, value) })), [group.picked]);
      tell(pills.why, this.reasons(group));
    }
  }

  /** @param {Choice} choice */
  pillsOf(choice) {
    let pills = this.pills.get(choice);
    if (!pills) {
      pills = new Pills(choice, this.speech.say(`choices.${choice}`), "radio");
      this.pills.set(choice, pills);
      this.where.append(pills.fieldset);
    }
    return pills;
  }

  /**
   * Why each option that cannot be had cannot; what has the same reason is told together.
   * @param {Group} group
   */
  reasons({ choice, options }) {
    /** @type {Map<string, string[]>} */
    const reasons = new Map();
    for (const { value, had, only } of options) {
      if (had) continue;
      const choices = only ? this.named(only.choice, only.values) : "";
      reasons.set(choices, [...(reasons.get(choices) ?? []), this.naming.name(choice, value)]);
    }
    const told = [...reasons].map(([choices, names]) =>
      this.speech.say(choices ? "choices.only-with" : "choices.never-with", { what: names.join(", "), choices }));
    return told.join(" ");
  }

  /**
   * @param {Choice} choice
   * @param {string[]} values
   */
  named(choice, values) {
    return `${this.speech.say(`choices.${choice}`)}: ${values.map((value) => this.naming.name(choice, value)).join(", ")}`;
  }
}
