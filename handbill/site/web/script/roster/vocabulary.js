// What rosters call their columns, in English and in Spanish, and what a cell says that says nothing.

import { wordsIn } from "../text.js";
import { singular } from "./spelling.js";

/** @typedef {import("./spelling.js").Spelling} Spelling */
/** @typedef {Map<string, number>} Named which fields a header may be for, and how surely it says so, 0 to 1 */
/**
 * @typedef {object} VocabularyTables
 * @property {string[]} empty
 * @property {number[]} strengths
 * @property {number} changed
 * @property {number} partly
 * @property {Record<string, string[][]>} headers
 * @property {Record<string, [string[], number, string[]]>} telling
 * @property {string[]} people
 * @property {string[]} anothers
 * @property {string[]} counting
 * @property {string[]} school
 * @property {string[]} name
 */

const KEPT = 1 << 15; // headers of which it is remembered what they say
const CALLED = ["phone", "counselor", "sro"]; // what may be somebody else's

export class Vocabulary {
  /**
   * @param {VocabularyTables} tables
   * @param {Spelling} spelling
   */
  constructor(tables, spelling) {
    this.spelling = spelling;
    this.strengths = tables.strengths;
    this.changed = tables.changed;
    this.partly = tables.partly;
    this.fields = Object.keys(tables.headers);
    this.empty = new Set(tables.empty);
    this.people = new Set(tables.people);
    this.anothers = new Set(tables.anothers);
    this.counting = new Set(tables.counting);
    this.school = new Set(tables.school);
    this.name = new Set(tables.name);
    this.telling = Object.entries(tables.telling).map(([field, [told, worth, but]]) => ({
      field, told: new Set(told), worth, but: new Set(but),
    }));
    this.full = fullHeaders(tables);
    this.plural = new Map([...this.full].map(([header, [field, worth]]) => [singular(header), named(field, worth * this.changed)]));
    /** @type {Map<string, Named>} */
    this.kept = new Map();
  }

  /**
   * Which fields a header may be for.
   * @param {string} header
   * @returns {Named}
   */
  named(header) {
    const kept = this.kept.get(header);
    if (kept) {
      return kept;
    }
    if (this.kept.size >= KEPT) {
      this.kept.clear();
    }
    const found = this.asked(header);
    this.kept.set(header, found);
    return found;
  }

  /**
   * Whether it is a header that we know, or one of its parts is.
   * @param {string} header
   */
  isKnown(header) {
    return this.known(this.spelling.spellings(header)).size > 0 || this.inPart(this.spelling.parts(header)).size > 0;
  }

  /** @param {string} header */
  asked(header) {
    const said = this.spelling.spellings(header);
    const found = this.known(said);
    if (found.size) {
      const another = !this.known(said.slice(0, 1)).size && this.isOfAnother(said[0], [...found.keys()][0]);
      return another ? new Map() : found; // Phone (fax)
    }
    const parts = this.inPart(this.spelling.parts(header));
    return parts.size ? parts : this.byWords(new Set(said.flatMap((told) => wordsIn(singular(told)))));
  }

  /**
   * @param {string} said
   * @param {string} field
   */
  isOfAnother(said, field) {
    const but = this.telling.find((one) => one.field === field)?.but;
    return CALLED.includes(field) && but !== undefined && meets(wordsIn(singular(said)), but);
  }

  /**
   * @param {string[]} said
   * @returns {Named}
   */
  known(said) {
    for (const told of said) {
      const found = this.full.get(told) ?? this.plural.get(singular(told));
      if (found) {
        return new Map([found]);
      }
    }
    return new Map();
  }

  /**
   * What the parts of a header say: the less if not all are for the same field.
   * @param {string[]} told
   * @returns {Named}
   */
  inPart(told) {
    const found = told.map((part) => this.known([part]));
    const fields = new Set(found.flatMap((names) => [...names.keys()]));
    const alone = fields.size === 1 && found.every((names) => names.size);
    /** @type {Named} */
    const worths = new Map();
    for (const [field, worth] of found.flatMap((names) => [...names])) {
      worths.set(field, worths.get(field) ?? (alone ? worth : worth * this.partly));
    }
    return worths;
  }

  /**
   * @param {Set<string>} said
   * @returns {Named}
   */
  byWords(said) {
    if ([...said].every((word) => this.counting.has(word))) {
      return new Map();
    }
    const telling = this.telling.filter(({ told, but }) => meets(said, told) && !meets(said, but));
    const found = new Map(telling.map(({ field, worth }) => [field, worth]));
    if (found.has("name") && meets(said, this.school) && meets(said, this.name)) {
      found.set("name", this.strengths[1]);
    }
    return found;
  }
}

/**
 * @param {string} field
 * @param {number} worth
 * @returns {[string, number]}
 */
function named(field, worth) {
  return [field, worth];
}

/** @param {VocabularyTables} tables */
function fullHeaders({ headers, strengths }) {
  const tiers = Object.entries(headers).flatMap(([field, told]) => told.map((spellings, nth) => ({ field, spellings, nth })));
  return new Map(tiers.flatMap(({ field, spellings, nth }) => spellings.map((header) => [header, named(field, strengths[nth])])));
}

/**
 * Whether one of the words is among the others.
 * @param {Iterable<string>} words
 * @param {Set<string>} others
 */
function meets(words, others) {
  return [...words].some((word) => others.has(word));
}
