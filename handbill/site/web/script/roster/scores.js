// How well a column fits a field: what its header says and what its values are, together.

import { excerpt, lengthOf } from "../text.js";
import { detail } from "./values.js";

/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {import("./sample.js").Sample} Sample */
/** @typedef {import("./values.js").Told} Told */
/** @typedef {"certain" | "likely" | "guess"} Sure */

/**
 * A column that is taken for a field; `index` is counted from 1, `header` is as it can be shown, `examples` are values.
 * @typedef {{field: string, header: string, index: number, sure: Sure, why: Told, examples: string[]}} Column
 */

/**
 * A column that may be a field's, and how well header and values fit, 0 to 2; of those alike the least `size` is taken.
 * @typedef {{score: number, column: Column, size: number}} Scored
 */

/** @type {Told} */
const BLANK = { key: "blank", args: {} };

/**
 * Whether a column is taken for a field by its header alone.
 * @param {Column} column
 */
export function isBlank(column) {
  return column.why.key === BLANK.key;
}

/**
 * Each column that may be the field's: those whose headers say so, else those of which the values alone do.
 * @param {string} field
 * @param {Map<number, string>} headers
 * @param {Sample} said
 * @param {Rules} rules
 * @returns {Scored[]}
 */
export function scored(field, headers, said, rules) {
  const found = [...headers].flatMap(([nth, header]) => byHeader(field, nth, header, said.all(nth), rules) ?? []);
  return found.length ? found : byValues(field, headers, said, rules);
}

/**
 * @param {string} field
 * @param {number} nth
 * @param {string} header
 * @param {string[]} cells
 * @param {Rules} rules
 * @returns {Scored | null}
 */
function byHeader(field, nth, header, cells, rules) {
  const strength = rules.vocabulary.named(header).get(field);
  if (!strength) {
    return null;
  }
  const { enough, detail: worth, least } = rules.of.scores;
  const [fit, why] = cells.length ? rules.values.fit(field, cells) : [0.5, BLANK];
  const score = strength + fit;
  if (score < enough || (!fit && cells.length >= (least[field] ?? Infinity))) {
    return null;
  }
  const column = columnOf(field, nth, header, sure(strength, fit, rules), why, cells, rules);
  const more = field === "grades" && cells.length ? worth * detail(cells) : 0;
  const size = field === "id" && cells.length ? lengthOf(cells.join("")) / cells.length : 0;
  return { score: score + more, column, size };
}

/**
 * Columns whose headers say nothing that we know, and whose values can be of nothing else.
 * @param {string} field
 * @param {Map<number, string>} headers
 * @param {Sample} said
 * @param {Rules} rules
 * @returns {Scored[]}
 */
function byValues(field, headers, said, rules) {
  const { vocabulary, values } = rules;
  const { enough, unheard, detail: worth } = rules.of.scores;
  /** @type {Record<string, {one: (value: string) => boolean, all: (values: string[]) => boolean, key: string}>} */
  const tests = {
    name: { one: (value) => values.school.test(value), all: (cells) => values.areSchools(cells), key: "schools" },
    grades: { one: (value) => values.isGrades(value), all: (cells) => values.areGrades(cells), key: "spans" },
  };
  if (!(field in tests)) {
    return [];
  }
  const { one, all, key } = tests[field];
  return [...headers]
    .filter(([, header]) => Math.max(0, ...vocabulary.named(header).values()) < vocabulary.strengths[1])
    .filter(([nth]) => said.some(nth).some(one) && all(said.all(nth)))
    .map(([nth, header]) => {
      const cells = said.all(nth);
      const score = enough + unheard + (field === "grades" ? worth * detail(cells) : 0);
      return { score, column: columnOf(field, nth, header, "guess", { key, args: {} }, cells, rules), size: 0 };
    });
}

/**
 * @param {string} field
 * @param {number} index
 * @param {string} header
 * @param {Sure} sure
 * @param {Told} why
 * @param {string[]} cells
 * @param {Rules} rules
 * @returns {Column}
 */
function columnOf(field, index, header, sure, why, cells, rules) {
  return { field, header: excerpt(header), index, sure, why, examples: rules.values.examples(cells) };
}

/**
 * @param {number} strength
 * @param {number} fit
 * @param {Rules} rules
 * @returns {Sure}
 */
function sure(strength, fit, { vocabulary }) {
  if (fit < 0.6 || strength < vocabulary.strengths[1] * vocabulary.changed) {
    return "guess";
  }
  return fit >= 0.8 ? "certain" : "likely";
}
