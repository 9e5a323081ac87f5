// What can never be printed in a text that somebody typed.

import { codeOf } from "./invisible.js";
import { problem } from "./problem.js";
import { counted, excerpt, lengthOf } from "./text.js";
import { NAMES } from "./unseen.js";

/** @typedef {import("./problem.js").Problem} Problem */
/** @typedef {import("./problem.js").Where} Where */

export const LINE = 160; // characters of a school's own line
const HEAP = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5,}/; // no spelling stacks five marks
const NEVER = /[\p{C}\p{Zl}\p{Zp}]/u;
/** @type {[RegExp, string][]} */
const KINDS = [
  [/\n/, "line-feed"],
  [/\r/, "carriage-return"],
  [/\t/, "tab"],
  [/\p{Cc}/u, "control"],
  [/\p{Cs}/u, "half"],
  [/\p{Co}/u, "private"],
  [/\p{Cn}/u, "none"],
];

/**
 * The first thing in a text that can never be set: a control, a bidi override, a heap of marks on one letter.
 * @param {string} text
 * @param {Where | null} where
 * @returns {Problem | null}
 */
export function unprintable(text, where) {
  const heap = HEAP.exec(text);
  if (heap) {
    return problem("unprintable-heap", { count: heap[0].length, text: excerpt(text) }, where);
  }
  const never = NEVER.exec(text)?.[0];
  if (never === undefined) {
    return null;
  }
  const kind = KINDS.find(([pattern]) => pattern.test(never))?.[1] ?? "named";
  const name = NAMES.get(never) ?? "invisible character";
  return problem(`unprintable-${kind}`, { code: codeOf(never), name, text: excerpt(text) }, where);
}

/**
 * Whether more stands in it than white space and combining marks.
 * @param {string} text
 */
export function saysSomething(text) {
  return /[^\p{M}\p{Z}]/u.test(text);
}

/**
 * The problem of a text that has more than `most` characters.
 * @param {string} text
 * @param {number} most
 * @param {Where | null} where
 */
export function tooLong(text, most, where) {
  return problem("too-long", { count: counted(lengthOf(text)), text: excerpt(text), most: counted(most) }, where);
}
