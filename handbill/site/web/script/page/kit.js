// Every piece for the one school, in one archive.

import { Chooser } from "../district/choosing.js";
import { Unusable } from "../problem.js";
import { Cancelled } from "./crew.js";
import { block, button, part, tell } from "./elements.js";
import { Going } from "./going.js";
import { save } from "./paper.js";
import { Wanted } from "./wanted.js";

/** @typedef {import("../district/messages.js").Options} Options */
/** @typedef {import("../shelf.js").Catalog} Catalog */
/** @typedef {import("./crew.js").Crew} Crew */
/** @typedef {import("./naming.js").Naming} Naming */
/** @typedef {import("./school.js").School} School */

const NAME = "handbill-kit.zip";

export class Kit {
  /**
   * @param {Catalog} catalog
   * @param {Naming} naming
   * @param {School} school
   * @param {Crew} crew
   */
  constructor(catalog, naming, school, crew) {
    this.catalog = catalog;
    this.crew = crew;
    this.speech = naming.speech;
    this.school = school;
    this.wanted = new Wanted(block("kit-wanted"), "kit", catalog, naming);
    this.going = new Going("kit", button("kit-make"), () => crew.cancel());
    this.wanted.onChange(() => this.count());
    this.count();
    part("kit-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.going.on) void this.make();
    });
  }

  /** @returns {Options} */
  get options() {
    return { ...this.wanted.options, allPieces: true, lines: this.school.read().imprint };
  }

  /** Says how much is wanted, or why that cannot be had. */
  count() {
    const sum = block("kit-count");
    try {
      if (this.wanted.lacking) {
        tell(sum, this.speech.say("wanted.none"));
        return;
      }
      const pieces = new Chooser(this.catalog, this.options, () => true).all();
      const sheets = pieces.reduce((all, { piece }) => all + (piece?.sheets ?? 0), 0);
      tell(sum, `${this.speech.count("kit.pieces", pieces.length)}, ${this.speech.count("kit.sheets", sheets)}.`);
    } catch (error) {
      tell(sum, this.wrong(error));
    }
  }

  async make() {
    const { problems } = this.school.read();
    if (this.school.show(problems)) return;
    if (this.wanted.lacking) return;
    this.going.start();
    try {
      const question = { type: /** @type {const} */ ("kit"), options: this.options, name: NAME, handle: null };
      const answer = await this.crew.ask(question, ({ rows, count }) => this.step(rows, count));
      if (answer.type === "printed") this.done(answer.printed);
    } catch (error) {
      if (error instanceof Cancelled) this.going.end(this.speech.say("kit.cancelled"));
      else this.going.end(this.wrong(error), true);
    }
  }

  /**
   * @param {number} done
   * @param {number} all
   */
  step(done, all) {
    this.going.step(done, all, this.speech.say("kit.doing", { done, all }));
  }

  /** @param {import("../district/messages.js").Printed} printed */
  done({ file, name, files }) {
    if (file) save(file, name);
    this.going.end(this.speech.say("kit.done", { name, pieces: this.speech.count("kit.pieces", files) }));
  }

  /** @param {unknown} error */
  wrong(error) {
    return error instanceof Unusable
      ? error.problems.map((problem) => this.speech.told(problem)).join(" ")
      : this.speech.say("not-loaded", { what: `${error}` });
  }
}
