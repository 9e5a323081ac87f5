// The site on this device: as much of it as was looked at, or all, for a day without a network.

import { keptAsUsed } from "../offline.js";
import { Unusable } from "../problem.js";
import { block, button, tell } from "./elements.js";

/** @typedef {import("./speech.js").Speech} Speech */

const MEGABYTE = 1e6;

export class Keeping {
  /**
   * @param {Speech} speech
   * @param {string} base the site's address
   */
  constructor(speech, base) {
    this.speech = speech;
    this.base = base;
    /** @type {import("../offline.js").Offline | null} */
    this.offline = null;
    window.addEventListener("offline", () => (block("offline").hidden = false));
    window.addEventListener("online", () => (block("offline").hidden = true));
    button("keep").addEventListener("click", () => void this.keep());
  }

  /**
   * Has what is used kept from now on, and what was used before; offers to keep all.
   * @param {string[]} used paths
   */
  async begin(used) {
    this.offline = await keptAsUsed(this.base, () => (block("renewed").hidden = false));
    if (!this.offline) return;
    await this.offline.take(used);
    const { count, files, total, reached } = await this.offline.kept();
    if (!reached || !navigator.onLine) block("offline").hidden = false;
    const megabytes = Math.ceil(total / MEGABYTE);
    tell(button("keep"), this.speech.say("keeping.keep", { megabytes }));
    if (count && files === count) this.kept();
    block("keeping").hidden = false;
  }

  async keep() {
    if (!this.offline || button("keep").getAttribute("aria-disabled") === "true") return;
    button("keep").setAttribute("aria-disabled", "true");
    try {
      await this.offline.keepAll((done, count) => tell(block("keep-told"), this.speech.say("keeping.doing", { done, count })));
      this.kept();
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      button("keep").setAttribute("aria-disabled", "false");
      tell(block("keep-told"), error.problems.map((problem) => this.speech.told(problem)).join(" "));
    }
  }

  kept() {
    button("keep").setAttribute("aria-disabled", "true");
    tell(block("keep-told"), this.speech.say("keeping.kept"));
  }
}
