// Where each school's files go: a folder of its id, or else of its name, that is no other school's on any system.

import { strippedOf, wordsIn } from "../text.js";
import { shortHash } from "./names.js";
import { Twins } from "./twins.js";

/** @typedef {import("./headers.js").Headers} Headers */
/** @typedef {import("./rows.js").Line} Line */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {[nth: number, name: string, line: Line]} Counted a row counted from 0, with id or name */
/** @typedef {{tried: number, added: number, tries: number, places: string[][], rows: string[]}} FolderTables */

const NEVER = Infinity; // the rank of columns by which no folder is named
const [AS_NAMED, BY_COLUMN, HASHED] = [0, 1, 2]; // how a folder is called; from HASHED on each with another hash

/** Takes down each row's id or name (`add`), then `close`; then `tellApart` those of one name, if there are any. */
export class Folders {
  /** @param {Rules} rules */
  constructor(rules) {
    this._rules = rules;
    this._of = rules.rows.folders;
    this._names = new Twins();
    /** @type {number[]} */
    this._ways = [];
    this.header = ""; // of the column by which most of them are told apart
  }

  /**
   * Takes down the next row's id or name; nothing for a row that is no school.
   * @param {string} name
   */
  add(name) {
    const own = this._rules.names.slug(name);
    this._names.add(own);
    this._ways.push(name && !own ? HASHED : AS_NAMED);
  }

  /**
   * Ends the taking down; what repeats an earlier row by `leavingOut` needs no folder.
   * @param {Twins} leavingOut
   */
  close(leavingOut) {
    this._names.close(leavingOut);
  }

  /** Whether any row's name is not enough. */
  get alike() {
    return this._names.any || this._ways.includes(HASHED);
  }

  /**
   * Finds the column that tells most schools of one name apart, and a hash for the others.
   * `rows` are those that need a folder. Gives those for which there is none, because others are called just so.
   * @param {Iterable<Counted>} rows
   * @param {Headers} headers
   */
  tellApart(rows, headers) {
    const short = [...this._shortOfAName(rows)];
    const said = this._names.said;
    const taken = this._byColumn(short, this._telling(headers), said);
    return this._byHash(short.filter(([nth]) => this._ways[nth] !== BY_COLUMN), taken, said);
  }

  /**
   * The nth row's folder.
   * @param {Counted} row
   */
  folder([nth, name, line]) {
    const way = this._ways[nth];
    const own = this._rules.names.slug(name);
    if (way === AS_NAMED) {
      return own;
    }
    return way === BY_COLUMN ? this._behind(own, line, this.header) : hashed(own, line, way);
  }

  /**
   * @param {Iterable<Counted>} rows
   * @returns {Generator<Counted>}
   */
  *_shortOfAName(rows) {
    for (const row of rows) {
      if (this._ways[row[0]] !== AS_NAMED || this._names.first(row[0]) !== -1) {
        yield row;
      }
    }
  }

  /**
   * Takes the column that tells most of the rows apart; gives their folders.
   * @param {Counted[]} rows
   * @param {string[]} telling
   * @param {Set<string>} said
   */
  _byColumn(rows, telling, said) {
    /** @type {Set<string>} */
    let taken = new Set();
    for (const header of telling) {
      const free = freeOf(rows.map(([, name, line]) => this._behind(this._rules.names.slug(name), line, header)), said);
      if (free.size > taken.size) {
        [this.header, taken] = [header, free];
      }
    }
    for (const [nth, name, line] of taken.size ? rows : []) {
      if (taken.has(this._behind(this._rules.names.slug(name), line, this.header))) {
        this._ways[nth] = BY_COLUMN;
      }
    }
    return taken;
  }

  /**
   * Takes for each of the rows that are `left` a hash that nobody has; gives those that have none.
   * @param {Counted[]} left
   * @param {Set<string>} taken
   * @param {Set<string>} said
   */
  _byHash(left, taken, said) {
    let again = left;
    for (let way = HASHED; way < HASHED + this._of.tries && again.length; way += 1) {
      const called = again.map(([nth, name, line]) => {
        this._ways[nth] = way;
        return hashed(this._rules.names.slug(name), line, way);
      });
      const free = freeOf(called, said);
      again = again.filter((_, at) => !free.has(called[at]) || taken.has(called[at]));
      free.forEach((folder) => taken.add(folder));
    }
    return again.map(([nth]) => nth);
  }

  /**
   * A name with what stands in a column behind it; nothing where that is no folder's name.
   * @param {string} own
   * @param {Line} line
   * @param {string} header
   */
  _behind(own, { part: { headers }, cells }, header) {
    const { names, spelling } = this._rules;
    const column = headers.numbered.get(spelling.spelled(header) || header) ?? 0;
    const told = strippedOf(/-/, names.slug(cells[column - 1] ?? "").slice(0, this._of.added));
    const found = `${own}-${told}`;
    return own && told && !names.reserved.has(found) ? found : "";
  }

  /**
   * The headers of the columns that may tell schools of one name apart, the best first.
   * @param {Headers} headers
   */
  _telling(headers) {
    const ranks = [...headers.numbered.values()].map((nth) => ({ nth, rank: this._rank(nth, headers) }));
    const telling = ranks.filter(({ rank }) => rank < NEVER);
    telling.sort((one, other) => one.rank - other.rank || one.nth - other.nth);
    return telling.slice(0, this._of.tried).map(({ nth }) => headers.headers[nth - 1]);
  }

  /**
   * @param {number} nth
   * @param {Headers} headers
   */
  _rank(nth, { headers, at, telling }) {
    const { vocabulary, spelling } = this._rules;
    const header = headers[nth - 1];
    const words = wordsIn(spelling.spelled(header));
    const named = vocabulary.named(header);
    const isOurs = nth === (at.get("id") ?? at.get("name"));
    if (!header || isOurs || words.some((word) => vocabulary.people.has(word) || this._of.rows.includes(word))) {
      return NEVER;
    }
    if (nth === at.get("name") || named.has("id")) {
      return -1;
    }
    const { places } = this._of;
    const place = places.findIndex((known) => words.some((word) => known.includes(word)));
    const told = telling.indexOf(nth);
    return place < 0 ? (told < 0 ? NEVER : places.length + told) : place;
  }
}

/**
 * A name with a hash of the whole row behind it; each way has another.
 * @param {string} own
 * @param {Line} line
 * @param {number} way
 */
function hashed(own, line, way) {
  return `${own || "school"}-${shortHash(line.said, ...Array(way - HASHED).fill(""))}`;
}

/**
 * What only one row is called, and none says as its own name.
 * @param {string[]} called
 * @param {Set<string>} said
 */
function freeOf(called, said) {
  const [once, twice] = [new Set(), new Set()];
  called.forEach((name) => (once.has(name) ? twice : once).add(name));
  return new Set([...once].filter((name) => name && !twice.has(name) && !said.has(name)));
}
