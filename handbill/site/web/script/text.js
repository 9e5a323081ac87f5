// Text as Python has it: what is white space, a letter or a figure, and how a text is cut and counted.

const WHITE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACE = new RegExp(`[${WHITE}]`);
const BETWEEN = new RegExp(`[${WHITE}]+`);
const UNPRINTABLE = /(?! )[\p{C}\p{Z}]/u;
const SHORT = 40; // characters of an excerpt

/**
 * The text without white space around it.
 * @param {string} text
 */
export function stripped(text) {
  return strippedOf(SPACE, text);
}

/**
 * The text without white space behind it.
 * @param {string} text
 */
export function strippedBehind(text) {
  return text.slice(0, endOf(SPACE, text));
}

/**
 * The text without some signs around it.
 * @param {RegExp} sign one of them
 * @param {string} text
 */
export function strippedOf(sign, text) {
  const end = endOf(sign, text);
  let at = 0;
  while (at < end && sign.test(text[at])) {
    at += 1;
  }
  return text.slice(at, end);
}

/**
 * The words between white space.
 * @param {string} text
 */
export function wordsIn(text) {
  return text.split(BETWEEN).filter(Boolean);
}

/**
 * How many characters a text has; one outside the basic plane is one.
 * @param {string} text
 */
export function lengthOf(text) {
  let count = 0;
  for (const _ of text) {
    count += 1;
  }
  return count;
}

/**
 * The first characters of a text, `count` at most.
 * @param {string} text
 * @param {number} count
 */
export function beginning(text, count) {
  return text.length <= count ? text : [...text.slice(0, 2 * count)].slice(0, count).join("");
}

/** @param {string} text */
export function isPrintable(text) {
  return !UNPRINTABLE.test(text);
}

/**
 * A text short enough for a message, with what cannot be printed left out.
 * @param {string} text
 * @param {number} [limit]
 */
export function excerpt(text, limit = SHORT) {
  const shown = [...beginning(text, limit + 1)].map((one) => (isPrintable(one) ? one : "\ufffd"));
  return shown.length <= limit ? shown.join("") : `${shown.slice(0, limit - 1).join("")}…`;
}

/**
 * A number with a comma between thousands.
 * @param {number} number
 */
export function counted(number) {
  return `${number}`.replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** @param {string} text */
export function isAscii(text) {
  return !/[^\0-\x7f]/.test(text);
}

/**
 * @param {RegExp} sign
 * @param {string} text
 */
function endOf(sign, text) {
  let end = text.length;
  while (end && sign.test(text[end - 1])) {
    end -= 1;
  }
  return end;
}
