// The school's own lines, typed into the page: what they are, and what is to be said beside each.

import { imprint, TEXTS } from "../lines.js";
import { block, input, tell } from "./elements.js";

/** @typedef {import("../ink.js").Imprint} Imprint */
/** @typedef {import("../lines.js").Field} Field */
/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("./speech.js").Speech} Speech */
/** @typedef {{text: string, wrong: boolean}} Remark */

const PAUSE = 700; // milliseconds without a key, after which what was typed is remarked upon

export class Lines {
  /**
   * @param {"line" | "common"} form whose fields these are
   * @param {Speech} speech
   */
  constructor(form, speech) {
    this.form = form;
    this.speech = speech;
    this.inputs = new Map(TEXTS.flatMap((field) => {
      const found = document.getElementById(`${form}-${field}`);
      return found instanceof HTMLInputElement ? [/** @type {const} */ ([field, found])] : [];
    }));
    /** @type {Map<Field, ReturnType<typeof setTimeout>>} */
    this.waiting = new Map();
  }

  /** What was typed, by field; nothing for what is empty. */
  get typed() {
    return Object.fromEntries([...this.inputs].flatMap(([field, { value }]) => (value ? [[field, value]] : [])));
  }

  /** @param {Record<string, string>} typed */
  type(typed) {
    for (const [field, input] of this.inputs) input.value = typed[field] ?? "";
  }

  /** The lines as they would be printed, and what is wrong with the others. */
  read() {
    return imprint(this.typed);
  }

  /**
   * Calls that as soon as anything is typed, and when a field is left.
   * @param {(event: Event) => void} changed
   */
  onInput(changed) {
    for (const input of this.inputs.values()) {
      input.addEventListener("input", changed);
      input.addEventListener("blur", changed);
    }
  }

  /**
   * Says these remarks beside their fields: once the typing pauses, or at once where what was said is no more so.
   * @param {Map<Field, Remark>} remarks
   */
  remark(remarks) {
    for (const [field, input] of this.inputs) {
      clearTimeout(this.waiting.get(field));
      const remark = remarks.get(field);
      if (!remark || document.activeElement !== input) this.say(field, remark);
      else this.waiting.set(field, setTimeout(() => this.say(field, remark), PAUSE));
    }
  }

  /**
   * @param {Field} field
   * @param {Remark} [remark]
   */
  say(field, remark = { text: "", wrong: false }) {
    const told = block(`${this.form}-${field}-told`);
    const at = input(`${this.form}-${field}`);
    tell(told, remark.text);
    told.classList.toggle("wrong", remark.wrong);
    if (remark.wrong) at.setAttribute("aria-invalid", "true");
    else at.removeAttribute("aria-invalid");
  }

  /**
   * The problems as remarks.
   * @param {Problem[]} problems
   * @returns {Map<Field, Remark>}
   */
  remarks(problems) {
    return new Map(problems.map((problem) =>
      [/** @type {Field} */ (problem.where?.name), { text: this.speech.told(problem), wrong: true }]));
  }

  /**
   * Goes to the first field that has a problem; whether there is one.
   * @param {Problem[]} problems
   */
  show(problems) {
    const remarks = this.remarks(problems);
    for (const [field, remark] of remarks) this.say(field, remark);
    const [first] = [...this.inputs].filter(([field]) => remarks.has(field));
    first?.[1].focus();
    return first !== undefined;
  }
}
