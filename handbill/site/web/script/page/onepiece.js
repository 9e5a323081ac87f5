// One piece: chosen, seen as it will print, and printed.

import { Unusable } from "../problem.js";
import { Chooser } from "./chooser.js";
import { block, button, element, part, tell } from "./elements.js";
import { fitted } from "./fitting.js";
import { open, save } from "./paper.js";
import { Preview } from "./preview.js";

/** @typedef {import("../ink.js").Edition} Edition */
/** @typedef {import("../ink.js").Field} Field */
/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("../shelf.js").Shelf} Shelf */
/** @typedef {import("./fitting.js").Fitted} Fitted */
/** @typedef {import("./lines.js").Remark} Remark */
/** @typedef {import("./naming.js").Naming} Naming */
/** @typedef {import("./school.js").School} School */

export class OnePiece {
  /**
   * @param {Shelf} shelf
   * @param {Naming} naming
   * @param {School} school
   */
  constructor(shelf, naming, school) {
    this.shelf = shelf;
    this.naming = naming;
    this.speech = naming.speech;
    this.school = school;
    const [{ value: topic }] = naming.ordered("topic", shelf.catalog.topics.map((value) => ({ value })));
    const chosen = { kind: "poster", topic, audience: "student", language: document.documentElement.lang };
    this.chooser = new Chooser(block("choices"), shelf.catalog.pieces, naming, chosen);
    this.preview = new Preview(shelf, this.speech);
    this.turn = 0;
    /** @type {Promise<{edition: Edition, fitted: Fitted, problems: Problem[]}> | null} */
    this.ready = null;
    block("choices").addEventListener("change", () => this.choose());
    school.onChange((event) => void this.show(event));
    part("one", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      void this.print(true);
    });
    button("download").addEventListener("click", () => void this.print(false));
  }

  choose() {
    block("sheet").setAttribute("aria-busy", "true");
    const { changed } = this.chooser;
    tell(block("spoken"), [this.speech.say("piece.drawn", { title: this.chooser.piece.title }), changed].join(" "));
    void this.show();
  }

  /** What is typed, set into the piece. */
  async made() {
    const { imprint, problems } = this.school.read();
    const edition = await this.shelf.edition(this.chooser.piece);
    const found = fitted(edition, imprint);
    return { edition, fitted: found, problems: [...problems, ...found.problems] };
  }

  /**
   * Shows what is chosen with what is typed. Of several calls the last one counts.
   * @param {Event} [event] what it answers
   */
  async show(event) {
    const turn = ++this.turn;
    const { piece } = this.chooser;
    this.ready = this.made();
    try {
      const { fitted, problems } = await this.ready;
      if (turn !== this.turn) return;
      await this.preview.show(piece, fitted.pages, this.school.picture);
      this.tell(fitted, problems);
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
    if (event?.type === "input") performance.measure("preview", { start: event.timeStamp });
  }

  /**
   * What there is to know of what is shown.
   * @param {Fitted} fitted
   * @param {Problem[]} problems
   */
  tell({ pages }, problems) {
    const { piece } = this.chooser;
    const paper = `${this.speech.count("piece.pages", piece.pages)}, ${this.speech.count("piece.sheets", piece.sheets)}`;
    block("caption").lang = piece.language.split("+")[0];
    tell(block("caption"), piece.title);
    tell(block("chosen"), `${piece.title}. ${paper}.`);
    const some = pages.length < piece.pages && piece.kind !== "card";
    tell(block("first-pages"), some ? this.speech.say("piece.first-pages", { shown: pages.length, pages: piece.pages }) : "");
    const notes = [...this.notes(piece)];
    block("notes").hidden = notes.length === 0;
    block("notes").replaceChildren(...notes.map((note) => element("li", {}, note)));
    this.school.remark(problems, this.smaller(pages));
  }

  /**
   * What to know of a piece before it is printed.
   * @param {import("../shelf.js").Piece} piece
   */
  *notes({ stock, toner, unreviewed, holds }) {
    const sold = this.shelf.catalog.stocks[stock] ?? [];
    if (sold.length > 1) yield this.speech.say("piece.sold-as", { numbers: sold.join(", ") });
    const languages = unreviewed.map((tag) => this.naming.language(tag)).join(", ");
    if (languages) yield this.speech.say("piece.unreviewed", { languages });
    if (toner) yield this.speech.say("piece.toner", { share: Math.round(100 * toner) });
    if (holds && holds < new Date().toISOString().slice(0, 10)) yield this.speech.say("piece.stale", { day: holds });
  }

  /**
   * What was set smaller than it would be alone, beside the longest field of its place.
   * @param {Fitted["pages"]} pages
   * @returns {Map<Field, Remark>}
   */
  smaller(pages) {
    /** @type {Map<Field, Remark>} */
    const remarks = new Map();
    const text = (/** @type {number} */ size) => size.toLocaleString(this.speech.language, { maximumFractionDigits: 1 });
    for (const { fields, size, most } of pages.flatMap((page) => page.set)) {
      const [longest] = [...fields].sort((one, other) => this.school.length(other) - this.school.length(one));
      if (!longest || text(size) === text(most)) continue;
      remarks.set(longest, { text: this.speech.say("lines.smaller", { size: text(size), most: text(most) }), wrong: false });
    }
    return remarks;
  }

  /**
   * Opens the file to be printed, or saves it; where something is to be mended first, goes there instead.
   * @param {boolean} opened
   */
  async print(opened) {
    const { piece } = this.chooser;
    try {
      const { edition, fitted: { imprint }, problems } = await (this.ready ?? this.made());
      if (this.school.show(problems)) return;
      const { parts } = (await edition.shell(imprint)).inked(imprint);
      const name = imprint.blank ? piece.name.replace(/\.pdf$/, "-blank.pdf") : piece.name;
      const file = new Blob(parts, { type: "application/pdf" });
      if (opened && open(file)) return;
      save(file, name);
      tell(block("spoken"), this.speech.say(opened ? "piece.shut" : "piece.saved", { name }));
    } catch (error) {
      this.fail(error);
    }
  }

  /** @param {unknown} error */
  fail(error) {
    const told = error instanceof Unusable
      ? error.problems.map((problem) => this.speech.told(problem)).join(" ")
      : this.speech.say("not-loaded", { what: error instanceof Error ? error.message : `${error}` });
    block("sheet").setAttribute("aria-busy", "false");
    tell(block("unable"), told);
    block("unable").hidden = false;
  }
}
