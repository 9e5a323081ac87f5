// The one school that the page is about: its lines, its logo, blank lines for a pen, and what is remembered of them.

import { PHONES } from "../lines.js";
import { readLogo } from "../logo.js";
import { Unusable } from "../problem.js";
import { block, button, input, tell } from "./elements.js";
import { Lines } from "./lines.js";
import { forget, remember, remembered } from "./remembered.js";

/** @typedef {import("../ink.js").Imprint} Imprint */
/** @typedef {import("../ink.js").Logo} Logo */
/** @typedef {import("../lines.js").Field} Field */
/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("./lines.js").Remark} Remark */
/** @typedef {import("./speech.js").Speech} Speech */

export class School {
  /** @param {Speech} speech */
  constructor(speech) {
    this.speech = speech;
    this.lines = new Lines("line", speech);
    /** @type {Logo | null} */
    this.logo = null;
    /** @type {ImageBitmap | null} */
    this.picture = null;
    /** @type {(event: Event) => void} */
    this.changed = () => {};
    this.lines.onInput((event) => this.typed(event));
    input("line-blank").addEventListener("change", (event) => this.typed(event));
    input("line-logo").addEventListener("change", (event) => void this.take(event));
    button("logo-remove").addEventListener("click", (event) => this.drop(event));
    input("remember").addEventListener("change", () => this.keep());
    button("forget").addEventListener("click", (event) => this.forget(event));
    this.recall();
  }

  /**
   * Calls that whenever something is typed or chosen here.
   * @param {(event: Event) => void} changed
   */
  onChange(changed) {
    this.changed = changed;
  }

  /**
   * The lines as they are printed, and what is wrong with the others.
   * @returns {{imprint: Imprint, problems: Problem[]}}
   */
  read() {
    const logo = this.logo ? { logo: this.logo } : {};
    if (this.blank) return { imprint: { blank: true, ...logo }, problems: [] };
    const { imprint, problems } = this.lines.read();
    return { imprint: { ...imprint, ...logo }, problems };
  }

  get blank() {
    return input("line-blank").checked;
  }

  /**
   * How much is typed in a field.
   * @param {Field} field
   */
  length(field) {
    return (this.lines.typed[field] ?? "").length;
  }

  /**
   * Says beside each field what is wrong with it, or how it was set. A number that is still being typed is not wrong yet.
   * @param {Problem[]} problems
   * @param {Map<Field, Remark>} others
   */
  remark(problems, others) {
    const active = document.activeElement?.id;
    const done = problems.filter(({ where }) => !PHONES.some((field) => field === where?.name && active === `line-${field}`));
    this.lines.remark(new Map([...others, ...this.lines.remarks(done)]));
  }

  /**
   * Goes to the first field that has a problem; whether there is one.
   * @param {Problem[]} problems
   */
  show(problems) {
    return this.lines.show(problems);
  }

  /** @param {Event} event */
  typed(event) {
    if (input("remember").checked) this.keep();
    this.changed(event);
  }

  keep() {
    const wanted = input("remember").checked;
    const kept = wanted && remember({ lines: this.lines.typed, blank: this.blank });
    if (!wanted) forget();
    const told = kept ? "lines.remembered" : wanted ? "lines.unremembered" : "lines.forgotten";
    tell(block("remember-told"), this.speech.say(told));
  }

  recall() {
    const kept = remembered();
    if (!kept) return;
    this.lines.type(kept.lines);
    input("line-blank").checked = kept.blank;
    input("remember").checked = true;
    tell(block("remember-told"), this.speech.say("lines.remembered"));
  }

  /** @param {Event} event */
  forget(event) {
    forget();
    this.lines.type({});
    input("line-blank").checked = input("remember").checked = false;
    this.drop(event);
    tell(block("remember-told"), this.speech.say("lines.forgotten"));
  }

  /** @param {Event} event */
  async take(event) {
    const [file] = input("line-logo").files ?? [];
    if (!file) return;
    try {
      const { logo, picture } = await readLogo(file);
      Object.assign(this, { logo, picture });
      this.tellLogo("");
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      Object.assign(this, { logo: null, picture: null });
      this.tellLogo(error.problems.map((problem) => this.speech.told(problem)).join(" "));
    }
    button("logo-remove").hidden = !this.logo;
    this.changed(event);
  }

  /** @param {Event} event */
  drop(event) {
    Object.assign(this, { logo: null, picture: null });
    const had = document.activeElement === button("logo-remove");
    input("line-logo").value = "";
    if (had) input("line-logo").focus();
    button("logo-remove").hidden = true;
    this.tellLogo("");
    this.changed(event);
  }

  /** @param {string} wrong */
  tellLogo(wrong) {
    tell(block("line-logo-told"), wrong);
    block("line-logo-told").classList.toggle("wrong", wrong !== "");
    input("line-logo").setAttribute("aria-invalid", `${wrong !== ""}`);
  }
}
