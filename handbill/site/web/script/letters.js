// Letters and figures as Python tells them apart, and its patterns.

import { isAscii } from "./text.js";

const CHEROKEE = /\p{Script=Cherokee}/u;
const ALPHA = /\p{L}/u;
const DECIMAL = /\p{Nd}/u;
const DECIMALS = /^\p{Nd}+$/u;
const DIGIT = new RegExp(
  "[\\p{Nd}²³¹፩-፱᧚⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒\\u{10a40}-\\u{10a43}\\u{10e60}-\\u{10e68}" +
    "\\u{11052}-\\u{1105a}\\u{1f100}-\\u{1f10a}]",
  "u",
);
const UPPER = /\p{Uppercase}/u;
const LOWER = /[\p{Lowercase}\p{Lt}]/u;

/**
 * A pattern of Python's, as the tables have it.
 * @typedef {{source: string, flags: string}} Pattern
 */

/**
 * @param {Pattern} pattern
 */
export function anywhere({ source, flags }) {
  return new RegExp(source, flags);
}

/**
 * Every place, for replace and matchAll.
 * @param {Pattern} pattern
 */
export function everywhere({ source, flags }) {
  return new RegExp(source, `${flags}g`);
}

/**
 * At the beginning.
 * @param {Pattern} pattern
 */
export function begin({ source, flags }) {
  return new RegExp(`^(?:${source})`, flags);
}

/**
 * The text as a whole.
 * @param {Pattern} pattern
 */
export function whole({ source, flags }) {
  return new RegExp(`^(?:${source})$`, flags);
}

/**
 * @param {string} text
 */
export function hasLetter(text) {
  return ALPHA.test(text);
}

/**
 * Whether there is a figure in it, also one that is raised or in a ring.
 * @param {string} text
 */
export function hasDigit(text) {
  return DIGIT.test(text);
}

/**
 * Whether there is a figure in it that counts.
 * @param {string} text
 */
export function hasDecimal(text) {
  return DECIMAL.test(text);
}

/**
 * Whether it is figures alone.
 * @param {string} text
 */
export function isDecimal(text) {
  return DECIMALS.test(text);
}

/**
 * Whether it has capitals, and no small letter.
 * @param {string} text
 */
export function isUpper(text) {
  return UPPER.test(text) && !LOWER.test(text);
}

/**
 * The value of figures, of whatever script.
 * @param {string} figures
 */
export function number(figures) {
  return Number(isAscii(figures) ? figures : [...figures].map(value).join(""));
}

/**
 * A text in which capitals make no difference.
 * @param {string} text
 */
export function casefold(text) {
  return isAscii(text) ? text.toLowerCase() : [...text].map(folded).join("");
}

/**
 * The letters of a text that have one in ASCII, and its signs.
 * @param {string} text
 */
export function withoutAccents(text) {
  return isAscii(text) ? text : text.normalize("NFKD").replace(/[^\x00-\x7f]/g, "");
}

/** @param {string} character */
function folded(character) {
  if (CHEROKEE.test(character)) {
    return character.toUpperCase();
  }
  return character === "ı" ? character : character.toLowerCase().toUpperCase().toLowerCase();
}

/**
 * A figure's value: they stand in tens, the nought first, and some tens behind one another.
 * @param {string} figure
 */
function value(figure) {
  const point = figure.codePointAt(0) ?? 0;
  let before = 0;
  while (DECIMAL.test(String.fromCodePoint(point - before - 1))) {
    before += 1;
  }
  return before % 10;
}
