// Which rows of a list say the same of one thing.

/** Rows are counted from 0. `add` what each says, then `close`, then ask. */
export class Twins {
  constructor() {
    /** @type {string[]} */
    this._said = [];
    /** @type {Map<number, number[]>} */
    this._alike = new Map();
  }

  /**
   * Takes down what the next row says; without words it says nothing, and has no twin.
   * @param {string} words
   */
  add(words) {
    this._said.push(words);
  }

  /**
   * Ends the taking down. Rows that repeat an earlier one by `leavingOut`, which is closed, are nobody's twins.
   * @param {Twins} [leavingOut]
   */
  close(leavingOut) {
    /** @type {Map<string, number[]>} */
    const rows = new Map();
    this._said = this._said.map((words, nth) => (leavingOut?.isRepeated(nth) ? "" : words));
    this._said.forEach((words, nth) => {
      const alike = rows.get(words);
      if (alike) {
        alike.push(nth);
      } else if (words) {
        rows.set(words, [nth]);
      }
    });
    for (const alike of rows.values()) {
      if (alike.length > 1) {
        alike.forEach((nth) => this._alike.set(nth, alike));
      }
    }
  }

  /** Everything that a row says. */
  get said() {
    return new Set(this._said);
  }

  /** Whether any rows say the same. */
  get any() {
    return this._alike.size > 0;
  }

  /**
   * The first row that says the same as the nth; -1 if no other does.
   * @param {number} nth
   */
  first(nth) {
    return this._alike.get(nth)?.[0] ?? -1;
  }

  /**
   * The rows that say the same as the nth, which is the first of them.
   * @param {number} nth
   */
  after(nth) {
    return (this._alike.get(nth) ?? []).slice(1);
  }

  /**
   * Whether an earlier row says the same as the nth.
   * @param {number} nth
   */
  isRepeated(nth) {
    return ![-1, nth].includes(this.first(nth));
  }
}
