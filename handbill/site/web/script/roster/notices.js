// What to know of a list.

import { problem } from "../problem.js";

/** @typedef {import("../problem.js").Where} Where */
/** @typedef {import("../problem.js").Problem} Problem */

/**
 * Something to know of a row that is printed, or of one that is left out for no fault. `kind` says of many rows what the
 * problem says of this one, its own words where there is none; `said` is what this one says, if that differs, `rows` how many
 * it is about, and `also` the numbers of some of them beside its own.
 * @typedef {Problem & {kind: {key: string, args: Record<string, string>} | null, said: string, rows: number, also: number[]}}
 *   Notice
 */

/**
 * @param {string} key
 * @param {Record<string, string | number>} args
 * @param {Where | null} where
 * @param {Partial<Pick<Notice, "kind" | "said" | "rows" | "also">>} [more]
 * @returns {Notice}
 */
export function notice(key, args, where, more = {}) {
  return { ...problem(key, args, where), kind: null, said: "", rows: 1, also: [], ...more };
}
