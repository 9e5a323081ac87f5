// A list that is surveyed, and what is asked about it: what would be printed, and the printing. One thing at a time.

import { problem, Unusable } from "../problem.js";
import { Chooser } from "./choosing.js";
import { Counted } from "./forecast.js";
import { Gathering } from "./gathered.js";
import { printKit } from "./kit.js";
import { Printer } from "./printing.js";

/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("../problem.js").ProblemWords} ProblemWords */
/** @typedef {import("../shelf.js").Shelf} Shelf */
/** @typedef {import("./messages.js").Answer} Answer */
/** @typedef {import("./messages.js").Asked} Asked */
/** @typedef {import("./messages.js").Notice} Notice */
/** @typedef {import("./messages.js").Reading} Reading */
/** @typedef {import("./messages.js").Roster} Roster */
/** @typedef {import("./messages.js").Grades} Grades */
/** @typedef {import("./printing.js").Step} Step */
/** @typedef {import("./targets.js").Target} Target */

/**
 * What the work is done with; `words` are those in which the lists tell problems.
 * @typedef {{shelf: Shelf, words: ProblemWords, gradesTold: (grades: Grades) => string,
 *   folder: (school: string) => string, serves: import("./choosing.js").Serves,
 *   list: (file: File, reading: Reading) => Promise<Roster>,
 *   target: (chosen: FileSystemFileHandle | null) => Promise<Target>}} Tools
 */

const MOST = 10000; // problems that are kept for whoever wants a file of them
const BREATH = 50; // milliseconds of work, until it is heard whether somebody wants it to end
const TOLD = 200; // milliseconds between two words on how far it is

class Cancelled extends Error {}

export class Session {
  /**
   * @param {() => Promise<Tools>} prepare
   * @param {(answer: Answer) => void} answer
   */
  constructor(prepare, answer) {
    this._prepare = prepare;
    this._answer = answer;
    /** @type {Promise<Tools> | null} */
    this._tools = null;
    /** @type {{listed: Roster, counted: Counted} | null} */
    this._surveyed = null;
    /** @type {Set<number>} */
    this._cancelled = new Set();
    this._last = Promise.resolve();
  }

  /**
   * Answers what is asked, once all that was asked before is answered.
   * @param {Asked} asked
   */
  hear(asked) {
    if (asked.type === "cancel") {
      this._cancelled.add(asked.id);
    } else {
      const wrong = (/** @type {unknown} */ error) => this._answer(failure(asked.id, error));
      this._last = this._last.then(() => this._done(asked).then(this._answer, wrong));
    }
    return this._last;
  }

  /**
   * @param {Exclude<Asked, import("./messages.js").Cancel>} asked
   * @returns {Promise<Answer>}
   */
  async _done(asked) {
    this._tools ??= this._prepare();
    const tools = await this._tools.catch((error) => {
      this._tools = null;
      throw error;
    });
    if (asked.type === "survey") return this._survey(asked, tools);
    const chooser = new Chooser(tools.shelf.catalog, asked.options, tools.serves);
    if (asked.type === "kit") return this._kit(asked, tools, chooser);
    if (!this._surveyed) throw new Unusable(problem("no-list"));
    const { counted, listed } = this._surveyed;
    if (asked.type === "forecast") {
      return { type: "forecast", id: asked.id, forecast: counted.forecast(chooser, tools.gradesTold) };
    }
    return this._print(asked, tools, chooser, listed);
  }

  /**
   * @param {import("./messages.js").SurveyAsked} asked
   * @param {Tools} tools
   * @returns {Promise<Answer>}
   */
  async _survey({ id, file, reading }, tools) {
    this._surveyed = null;
    const breath = this._breathing(id);
    const listed = await tools.list(file, reading);
    const counted = new Counted();
    const said = new Said(listed.notices);
    for (const row of listed.rows()) {
      if (row.school) counted.add(row.school);
      said.tell(row);
      await breath();
    }
    this._surveyed = { listed, counted };
    const { columns, unused, count, notices } = listed;
    return { type: "surveyed", id, survey: { columns, unused, count, notices: [...notices], ...said.summed() } };
  }

  /**
   * @param {import("./messages.js").KitAsked} asked
   * @param {Tools} tools
   * @param {Chooser} chooser
   */
  async _kit(asked, { shelf, folder, target }, chooser) {
    const { lines } = asked.options;
    const count = chooser.all().length;
    const name = folder(lines.school ?? "");
    return this._printed(asked, count, [], target, (write) => printKit(shelf, chooser, lines, name, write));
  }

  /**
   * @param {import("./messages.js").PrintAsked} asked
   * @param {Tools} tools
   * @param {Chooser} chooser
   * @param {Roster} listed
   */
  async _print(asked, { shelf, words, target }, chooser, listed) {
    chooser.all();
    const printer = new Printer(listed, shelf, chooser, asked.options.lines, words);
    return this._printed(asked, listed.count, listed.notices, target, (write) => printer.print(write));
  }

  /**
   * Prints to where it is wanted, and drops what is there if that comes to nothing.
   * @param {import("./messages.js").PrintAsked | import("./messages.js").KitAsked} asked
   * @param {number} count of rows
   * @param {Notice[]} notices that are told elsewhere
   * @param {Tools["target"]} target
   * @param {(write: import("./zip.js").Write) => AsyncIterable<Step>} steps
   * @returns {Promise<Answer>}
   */
  async _printed({ id, name, handle }, count, notices, target, steps) {
    const said = new Said(notices);
    const begun = Date.now();
    const place = await target(handle);
    try {
      const sums = await this._follow(id, steps((bytes) => place.write(bytes)), count, said);
      const file = await place.finish();
      const seconds = (Date.now() - begun) / 1000;
      return { type: "printed", id, printed: { file, name, ...sums, ...said.summed(), seconds } };
    } catch (error) {
      await place.drop().catch(() => {}); // why it came to nothing is told, whatever becomes of that
      throw error;
    }
  }

  /**
   * Goes through the steps, telling how far it is.
   * @param {number} id
   * @param {AsyncIterable<Step>} steps
   * @param {number} count
   * @param {Said} said
   */
  async _follow(id, steps, count, said) {
    const breath = this._breathing(id);
    const begun = Date.now();
    const sums = { files: 0, bytes: 0 };
    let next = begun;
    for await (const step of steps) {
      sums.files += step.files;
      sums.bytes = step.bytes;
      said.tell(step);
      const now = Date.now();
      if (now >= next) {
        next = now + TOLD;
        const rate = step.rows / Math.max((now - begun) / 1000, 0.001);
        const left = rate ? (count - step.rows) / rate : Infinity;
        this._answer({ type: "progress", id, progress: { rows: step.rows, count, ...sums, rate, left } });
      }
      await breath();
    }
    return sums;
  }

  /**
   * What to await between two steps of a work: now and then it hears whether that is to end, and throws if so.
   * @param {number} id
   */
  _breathing(id) {
    let last = Date.now();
    return async () => {
      if (Date.now() - last > BREATH) {
        await new Promise((resolve) => setTimeout(resolve));
        last = Date.now();
      }
      if (this._cancelled.has(id)) throw new Cancelled();
    };
  }
}

/** What is told of a list's rows: the first problems and how many there are, notices by their kinds. */
class Said {
  /** @param {Notice[]} elsewhere those that are told elsewhere */
  constructor(elsewhere) {
    this._notices = new Gathering(elsewhere);
    /** @type {Problem[]} */
    this._problems = [];
    this._wrong = 0;
  }

  /** @param {{problems: Problem[], notices: Notice[]}} some */
  tell({ problems, notices }) {
    this._wrong += problems.length;
    this._problems.push(...problems.slice(0, MOST - this._problems.length));
    notices.forEach((notice) => this._notices.add(notice));
  }

  summed() {
    return { wrong: this._wrong, problems: this._problems, gathered: this._notices.told() };
  }
}

/**
 * @param {number} id
 * @param {unknown} error
 * @returns {Answer}
 */
function failure(id, error) {
  if (error instanceof Cancelled) return { type: "cancelled", id };
  if (error instanceof Unusable) return { type: "failed", id, problems: error.problems, headers: error.headers };
  return { type: "failed", id, problems: [problem("unforeseen", { why: `${error}` })], headers: [] };
}
