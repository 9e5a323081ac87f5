// The worker that reads lists and makes archives, as the page asks it: one answer to each question.

import { problem, Unusable } from "../problem.js";

/** @typedef {import("../district/messages.js").Answer} Answer */
/** @typedef {import("../district/messages.js").Asked} Asked */
/** @typedef {import("../district/messages.js").Progress} Progress */
/**
 * @template Question
 * @typedef {Question extends unknown ? Omit<Question, "id"> : never} Unnumbered
 */
/** @typedef {{resolve: (answer: Answer) => void, reject: (error: Error) => void, going: ((progress: Progress) => void) | null}} Waiting */

/** Thrown in place of an answer, where what was asked is no more wanted. */
export class Cancelled extends Error {}

export class Crew {
  constructor() {
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    this.asked = 0;
    this.longest = 0; // what was asked last of all that tells how far it is
  }

  /**
   * Asks, and gives the answer. Throws Unusable with what is wrong, Cancelled where it was called off.
   * @param {Unnumbered<Exclude<Asked, import("../district/messages.js").Cancel>>} question
   * @param {((progress: Progress) => void) | null} [going] is told how far it is
   * @returns {Promise<Exclude<Answer, {type: "failed" | "cancelled" | "progress"}>>}
   */
  async ask(question, going = null) {
    const id = ++this.asked;
    if (going) this.longest = id;
    const answer = await /** @type {Promise<Answer>} */ (new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, going });
      this.opened().postMessage({ ...question, id });
    }));
    if (answer.type === "failed") throw Object.assign(new Unusable(...answer.problems), { headers: answer.headers });
    if (answer.type === "cancelled" || answer.type === "progress") throw new Cancelled();
    return answer;
  }

  /** Calls off what tells how far it is. */
  cancel() {
    this.worker?.postMessage({ type: "cancel", id: this.longest });
  }

  opened() {
    if (!this.worker) {
      this.worker = new Worker(new URL("../district/worker.js", import.meta.url), { type: "module" });
      this.worker.addEventListener("message", ({ data }) => this.hear(data));
      this.worker.addEventListener("error", () => this.lose());
    }
    return this.worker;
  }

  /** Tells whoever waits that nobody will answer; what is asked next is asked of another worker. */
  lose() {
    this.worker?.terminate();
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(new Unusable(problem("worker-lost")));
    this.waiting.clear();
  }

  /** @param {Answer} answer */
  hear(answer) {
    const waiting = this.waiting.get(answer.id);
    if (answer.type === "progress") {
      waiting?.going?.(answer.progress);
      return;
    }
    this.waiting.delete(answer.id);
    waiting?.resolve(answer);
  }
}
