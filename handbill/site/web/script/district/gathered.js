// Notices, gathered by their kinds: one to be told for many rows.

/** @typedef {import("./messages.js").Notice} Notice */
/** @typedef {import("./messages.js").Gathered} Told */

const ROWS = 5; // of which the numbers are told
const SAID = 5; // different things that rows say, which are told
const REMEMBERED = 1000; // of these, at most

export class Gathering {
  /** @param {Notice[]} elsewhere those whose kinds are told elsewhere */
  constructor(elsewhere) {
    /** @type {Map<string, Kind>} */
    this._kinds = new Map();
    this._elsewhere = new Set(elsewhere.map(kindOf));
  }

  /** @param {Notice} notice */
  add(notice) {
    const name = kindOf(notice);
    if (this._elsewhere.has(name)) return;
    const kind = this._kinds.get(name) ?? new Kind(notice);
    this._kinds.set(name, kind);
    kind.add(notice);
  }

  /** @returns {Told[]} */
  told() {
    return [...this._kinds.values()].map((kind) => kind.told());
  }
}

/** @param {Notice} notice */
function kindOf(notice) {
  const { key, args } = notice.kind ?? notice;
  return JSON.stringify([key, args]);
}

class Kind {
  /** @param {Notice} notice */
  constructor(notice) {
    this._notice = notice;
    this._count = 0;
    this._rows = 0;
    /** @type {number[]} */
    this._first = [];
    /** @type {Map<string, number>} */
    this._said = new Map();
  }

  /** @param {Notice} notice */
  add({ where, rows, also, said }) {
    this._count += 1;
    this._rows += rows;
    if (this._first.length < ROWS && where?.line) {
      this._first.push(where.line, ...also);
    }
    if (said && (this._said.has(said) || this._said.size < REMEMBERED)) {
      this._said.set(said, (this._said.get(said) ?? 0) + 1);
    }
  }

  /** @returns {Told} */
  told() {
    const said = [...this._said].sort(([, one], [, other]) => other - one);
    return {
      notice: this._notice, count: this._count, rows: this._rows, first: this._first.slice(0, ROWS),
      said: said.slice(0, SAID), more: said.length > SAID,
    };
  }
}
