// A question and its answers side by side: one of them, or any number.

import { element } from "./elements.js";

/** @typedef {{value: string, label: string, had: boolean, lang?: string}} Answer */

export class Pills {
  /**
   * @param {string} name of its inputs
   * @param {string} legend
   * @param {"radio" | "checkbox"} type
   * @param {string} [hint] what is told below
   */
  constructor(name, legend, type, hint = "") {
    this.name = name;
    this.type = type;
    this.row = element("div", { class: "pills" });
    this.why = element("p", { class: "why", id: `${name}-why` }, hint);
    this.fieldset = element("fieldset", { "aria-describedby": `${name}-why` }, element("legend", {}, legend), this.row, this.why);
    /** @type {Map<string, HTMLInputElement>} */
    this.inputs = new Map();
  }

  /**
   * Shows these answers. Those that were there already stay the same elements, so that the keyboard stays where it is.
   * @param {Answer[]} answers
   * @param {string[]} picked
   */
  show(answers, picked) {
    if (answers.length !== this.inputs.size || !answers.every(({ value }) => this.inputs.has(value))) {
      this.inputs = new Map(answers.map((answer) => [answer.value, this.made(answer)]));
      this.row.replaceChildren(...[...this.inputs.values()].map((input) => /** @type {HTMLElement} */ (input.parentElement)));
    }
    for (const { value, had } of answers) {
      const input = /** @type {HTMLInputElement} */ (this.inputs.get(value));
      input.disabled = !had;
      input.checked = picked.includes(value);
    }
  }

  /** The answers that are ticked. */
  get picked() {
    return [...this.inputs].filter(([, input]) => input.checked && !input.disabled).map(([value]) => value);
  }

  /** @param {Answer} answer */
  made({ value, label, lang }) {
    const input = element("input", { type: this.type, name: this.name, value });
    element("label", { class: "pill" }, input, element("span", lang ? { lang } : {}, label));
    return input;
  }
}
