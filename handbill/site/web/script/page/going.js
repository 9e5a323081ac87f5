// How far a work is: a bar, words beside it, a way to stop it.

import { block, button, part, tell } from "./elements.js";

const SPOKEN = 10_000; // milliseconds between two times that a listener is told

export class Going {
  /**
   * @param {string} form that has the bar
   * @param {HTMLButtonElement} begin which waits while the work is going on
   * @param {() => void} cancel
   */
  constructor(form, begin, cancel) {
    this.bar = part(`${form}-progress`, HTMLProgressElement);
    this.box = block(`${form}-going`);
    this.words = block(`${form}-doing`);
    this.told = block(`${form}-told`);
    this.stop = button(`${form}-cancel`);
    this.begin = begin;
    this.next = 0;
    this.stop.addEventListener("click", cancel);
  }

  start() {
    this.bar.removeAttribute("value");
    tell(this.words, "");
    tell(this.told, "");
    this.told.classList.remove("wrong");
    this.next = Date.now() + SPOKEN;
    this.show(true);
    this.stop.focus();
  }

  /**
   * @param {number} done
   * @param {number} all
   * @param {string} words
   */
  step(done, all, words) {
    this.bar.max = Math.max(all, 1);
    this.bar.value = done;
    tell(this.words, words);
    if (Date.now() < this.next) return;
    this.next = Date.now() + SPOKEN;
    tell(this.told, words);
  }

  /**
   * @param {string} words
   * @param {boolean} [wrong]
   */
  end(words, wrong = false) {
    const here = document.activeElement === this.stop;
    this.show(false);
    if (here) this.begin.focus();
    this.told.classList.toggle("wrong", wrong);
    tell(this.told, words);
  }

  /** @param {boolean} going */
  show(going) {
    this.box.hidden = this.stop.hidden = !going;
    this.begin.setAttribute("aria-disabled", `${going}`);
  }

  /** Whether it is at work. */
  get on() {
    return !this.box.hidden;
  }
}
