// A district's list: taken from a drop or a dialog, read by the worker, its columns put right by menus.

import { Unusable } from "../problem.js";
import { Cancelled } from "./crew.js";
import { block, element, input, part, tell } from "./elements.js";

/** @typedef {import("../district/messages.js").Column} Column */
/** @typedef {import("../district/messages.js").Reading} Reading */
/** @typedef {import("../district/messages.js").Survey} Survey */
/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("./crew.js").Crew} Crew */
/** @typedef {import("./findings.js").Findings} Findings */
/** @typedef {import("./speech.js").Speech} Speech */

const SWITCHES = /** @type {const} */ (["title-case", "name-strip", "grades-from-name"]);

export class Roster {
  /**
   * @param {Crew} crew
   * @param {Speech} speech
   * @param {Findings} findings
   */
  constructor(crew, speech, findings) {
    this.crew = crew;
    this.speech = speech;
    this.findings = findings;
    /** @type {File | null} */
    this.file = null;
    /** @type {Record<string, string>} */
    this.chosen = {};
    /** @type {(survey: Survey | null) => void} */
    this.read = () => {};
    this.turn = 0;
    input("roster").addEventListener("change", () => this.take(input("roster").files));
    this.receive(block("drop"));
    for (const name of SWITCHES) input(name).addEventListener("change", () => void this.survey());
    for (const name of ["suffix", "roster-sheet"]) input(name).addEventListener("change", () => void this.survey());
    block("columns").addEventListener("change", ({ target }) => {
      if (target instanceof HTMLSelectElement) this.choose(target.name, target.value);
    });
  }

  /**
   * Calls that whenever a list was read; with null where it could not be.
   * @param {(survey: Survey | null) => void} read
   */
  onRead(read) {
    this.read = read;
  }

  /** @param {HTMLElement} drop */
  receive(drop) {
    const over = (/** @type {boolean} */ now) => drop.classList.toggle("over", now);
    for (const kind of ["dragenter", "dragover"]) {
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        over(true);
      });
    }
    drop.addEventListener("dragleave", () => over(false));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      over(false);
      this.take(event.dataTransfer?.files ?? null);
    });
  }

  /** @param {FileList | null} files */
  take(files) {
    const [file] = files ?? [];
    if (!file) return;
    this.file = file;
    this.chosen = {};
    input("roster-sheet").value = "";
    block("sheet-field").hidden = true;
    void this.survey();
  }

  /**
   * @param {string} field
   * @param {string} header
   */
  choose(field, header) {
    this.chosen = { ...this.chosen, [field]: header };
    void this.survey();
  }

  /** @returns {Reading} */
  get reading() {
    return {
      columns: this.chosen, sheet: input("roster-sheet").value.trim(), only: {}, titleCase: input("title-case").checked, suffix: input("suffix").value,
      nameStrip: input("name-strip").checked, gradesFromName: input("grades-from-name").checked,
    };
  }

  /** Reads the list as the menus say. Of several calls the last one counts. */
  async survey() {
    const { file } = this;
    if (!file) return;
    const turn = ++this.turn;
    tell(block("roster-told"), this.speech.say("district.reading", { name: file.name }));
    try {
      const answer = await this.crew.ask({ type: "survey", file, reading: this.reading });
      if (turn !== this.turn || answer.type !== "surveyed") return;
      this.show(file, answer.survey);
    } catch (error) {
      if (turn === this.turn && !(error instanceof Cancelled)) this.refuse(file, error);
    }
  }

  /**
   * @param {File} file
   * @param {Survey} survey
   */
  show(file, survey) {
    this.findings.refuse([]);
    tell(block("roster-told"), this.speech.say("district.read", { name: file.name, rows: this.speech.count("district.rows", survey.count) }));
    this.showColumns(survey);
    this.findings.show(survey);
    this.read(survey);
  }

  /**
   * @param {File} file
   * @param {unknown} error
   */
  refuse(file, error) {
    tell(block("roster-told"), this.speech.say("district.unread", { name: file.name }));
    const problems = this.findings.problemsOf(error);
    this.findings.refuse(problems);
    if (problems.some(({ key }) => /\bsheets?\b/.test(key))) block("sheet-field").hidden = false;
    this.read(null);
    const headers = error instanceof Unusable ? error.headers : [];
    if (!headers.length) return;
    this.findings.none();
    this.showColumns({ columns: [], unused: headers });
    block("step-columns").hidden = false;
  }

  /**
   * Each field with its column and a menu of all headers. The menu that is in use stays where it is.
   * @param {Pick<Survey, "columns" | "unused">} survey
   */
  showColumns({ columns, unused }) {
    const used = document.activeElement instanceof HTMLSelectElement ? document.activeElement.name : "";
    const headers = [...new Set([...columns.map(({ header }) => header), ...unused])];
    const fields = Object.keys(/** @type {Record<string, string>} */ (this.speech.found("district.fields")));
    const others = columns.map(({ field }) => field).filter((field) => !fields.includes(field));
    block("columns").replaceChildren(...[...fields, ...new Set(others)].map((field) =>
      this.row(field, columns.filter((column) => column.field === field), headers)));
    tell(block("unused"), unused.length ? this.speech.say("district.unused", { headers: unused.join(", ") }) : "");
    if (used) part(`column-${used}`, HTMLSelectElement).focus();
  }

  /**
   * @param {string} field
   * @param {Column[]} taken
   * @param {string[]} headers
   */
  row(field, taken, headers) {
    const name = this.fieldName(field);
    const menu = element("select", { name: field, id: `column-${field}`, "aria-label": this.speech.say("district.columns-menu", { field: name }) });
    const [column] = taken;
    menu.append(new Option(this.speech.say("district.columns-none"), ""), ...headers.map((header) => new Option(header, header)));
    menu.value = column?.header ?? "";
    const sure = column ? `${this.speech.say(`columns.${column.sure}`)}: ${this.why(column)}` : "";
    const examples = element("td", {}, taken.flatMap(({ examples }) => examples).join(" · "));
    return element("tr", { class: column ? "taken" : "open" }, element("th", { scope: "row" }, name), element("td", {}, menu),
      element("td", {}, sure), examples);
  }

  /**
   * Why it is taken for that.
   * @param {Column} column
   */
  why({ why }) {
    return this.speech.say(`columns.${why.key}`, why.args);
  }

  /** @param {string} field */
  fieldName(field) {
    const found = this.speech.found(`district.fields.${field}`);
    return typeof found === "string" ? found : field;
  }
}
