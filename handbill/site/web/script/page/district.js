// Every school of a list: the list, what is printed for it, and the printing.

import { chosenPlace } from "../district/place.js";
import { Cancelled } from "./crew.js";
import { block, button, tell } from "./elements.js";
import { Findings } from "./findings.js";
import { Going } from "./going.js";
import { Lines } from "./lines.js";
import { save } from "./paper.js";
import { Pills } from "./pills.js";
import { Roster } from "./roster.js";
import { Wanted } from "./wanted.js";

/** @typedef {import("../district/messages.js").Options} Options */
/** @typedef {import("../district/messages.js").Printed} Printed */
/** @typedef {import("../district/messages.js").Progress} Progress */
/** @typedef {import("../shelf.js").Catalog} Catalog */
/** @typedef {import("./crew.js").Crew} Crew */
/** @typedef {import("./naming.js").Naming} Naming */

const STEPS = ["step-columns", "step-pieces", "step-print"];
const NAME = "handbill-schools.zip";

export class District {
  /**
   * @param {Catalog} catalog
   * @param {Naming} naming
   * @param {Crew} crew
   */
  constructor(catalog, naming, crew) {
    this.crew = crew;
    this.speech = naming.speech;
    this.findings = new Findings(this.speech);
    this.roster = new Roster(crew, this.speech, this.findings);
    this.common = new Lines("common", this.speech);
    this.scope = this.asked();
    this.wanted = new Wanted(block("district-wanted"), "district", catalog, naming);
    this.going = new Going("district", button("district-print"), () => this.crew.cancel());
    this.turn = 0;
    this.roster.onRead((survey) => this.show(survey !== null));
    this.wanted.onChange(() => void this.forecast());
    this.common.onInput(() => this.common.remark(this.common.remarks(this.common.read().problems)));
    button("district-print").addEventListener("click", () => {
      if (!this.going.on) void this.print();
    });
  }

  /** Whether each school gets what suits its grades, or everything. */
  asked() {
    const pills = new Pills("district-scope", this.speech.say("district.scope"), "radio", this.speech.say("district.scope-hint"));
    pills.show([
      { value: "grades", had: true, label: this.speech.say("district.by-grades") },
      { value: "all", had: true, label: this.speech.say("district.all-pieces") },
    ], ["grades"]);
    block("district-wanted").append(pills.fieldset);
    return pills;
  }

  /** @returns {Options} */
  get options() {
    const { imprint } = this.common.read();
    return { ...this.wanted.options, allPieces: this.scope.picked[0] === "all", lines: imprint };
  }

  /** @param {boolean} read */
  show(read) {
    for (const step of STEPS) block(step).hidden = !read;
    block("district-done").hidden = true;
    if (read) void this.forecast();
  }

  /** Says how much would be printed. Of several calls the last one counts. */
  async forecast() {
    const turn = ++this.turn;
    if (this.wanted.lacking) {
      tell(block("forecast"), this.speech.say("wanted.none"));
      return;
    }
    try {
      const answer = await this.crew.ask({ type: "forecast", options: this.options });
      if (turn !== this.turn || answer.type !== "forecast") return;
      const { schools, files, sheets } = answer.forecast;
      tell(block("forecast"), `${this.speech.count("district.schools", schools)}, ${this.speech.count("district.files", files)}, ${
        this.speech.count("kit.sheets", sheets)}.`);
    } catch (error) {
      if (turn === this.turn && !(error instanceof Cancelled)) tell(block("forecast"), this.wrong(error));
    }
  }

  async print() {
    if (this.common.show(this.common.read().problems) || this.wanted.lacking) return;
    const handle = await chosenPlace(NAME);
    if (handle === undefined) return;
    block("district-done").hidden = true;
    this.going.start();
    try {
      const question = { type: /** @type {const} */ ("print"), options: this.options, name: NAME, handle };
      const answer = await this.crew.ask(question, (progress) => this.step(progress));
      if (answer.type === "printed") this.done(answer.printed);
    } catch (error) {
      if (error instanceof Cancelled) this.going.end(this.speech.say("district.cancelled"));
      else this.going.end(this.wrong(error), true);
    }
  }

  /** @param {Progress} progress */
  step({ rows, count, left }) {
    const some = left >= 90 ? this.speech.count("district.left-minutes", Math.round(left / 60)) : this.speech.count("district.left-seconds", Math.ceil(left));
    const words = { done: rows, all: this.speech.count("district.rows", count), left: Number.isFinite(left) ? some : "…" };
    this.going.step(rows, count, this.speech.say("district.progress", words));
  }

  /** @param {Printed} printed */
  done({ file, name, files, bytes, wrong }) {
    if (file) save(file, name);
    const sum = { files: this.speech.count("district.files", files), wrong: this.speech.count("district.to-mend", wrong) };
    tell(block("done-sum"), this.speech.say(wrong ? "district.done-but" : "district.done", sum));
    const size = this.speech.say("district.megabytes", { n: Math.max(Math.round(bytes / 1e5) / 10, 0.1) });
    tell(block("done-detail"), this.speech.say("district.done-detail", { name, size }));
    block("district-done").hidden = false;
    this.going.end(this.speech.say("district.finished"));
  }

  /** @param {unknown} error */
  wrong(error) {
    return this.findings.problemsOf(error).map((problem) => this.speech.told(problem)).join(" ");
  }
}
