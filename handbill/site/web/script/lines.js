// A school's own lines: who and how to reach them. Checked as the command line checks them.

import { visible } from "./invisible.js";
import { LINE, saysSomething, tooLong, unprintable } from "./markup.js";
import { problem, Unusable } from "./problem.js";
import { excerpt, lengthOf, wordsIn } from "./text.js";

/** @typedef {import("./problem.js").Problem} Problem */
/** @typedef {import("./problem.js").Where} Where */
/** @typedef {"school" | "district" | "counselor" | "sro" | "phone" | "hotline" | "police"} Field */
/** @typedef {{[name in Field]?: string}} Lines */

/** @type {readonly Field[]} */
export const PHONES = ["phone", "hotline", "police"];
/** @type {readonly Field[]} */
export const TEXTS = ["school", "district", "counselor", "sro", ...PHONES];
const PLAINLY = /^[\x20-\x7e\xa1-\xac\xae-\u02ff]*$/; // most are; then there is nothing to look for
const PHONE = new RegExp(
  "^(\\+?1[ .-]*)?\\(?([0-9]{3})\\)?[ ./‐‑–-]*([0-9]{3})[ .‐‑–-]*([0-9]{4})" +
    "(?:[ ,]*(?:ext(?:ens[iıİ]on)?\\.?|x|#) ?([0-9]{1,6}))?$",
  "iu",
);
// As Python has it: also figures that are raised, lowered or in a circle.
const FIGURE = new RegExp(
  "[\\p{Nd}²³¹፩-፱᧚⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒\\u{10a40}-\\u{10a43}\\u{10e60}-\\u{10e68}" +
    "\\u{11052}-\\u{1105a}\\u{1f100}-\\u{1f10a}]",
  "gu",
);

/**
 * The lines that were typed as they are printed, and what is wrong with the others. An empty field is not given.
 * @param {{[name in Field]?: string | null}} typed
 * @returns {{imprint: Lines, problems: Problem[]}}
 */
export function imprint(typed) {
  /** @type {Lines} */
  const clean = {};
  /** @type {Problem[]} */
  const problems = [];
  for (const name of TEXTS) {
    const text = typed[name];
    if (text) {
      try {
        clean[name] = line(name, text, { name });
      } catch (error) {
        if (!(error instanceof Unusable)) {
          throw error;
        }
        problems.push(...error.problems);
      }
    }
  }
  return { imprint: clean, problems };
}

/**
 * One field's words as they are printed, without invisible marks.
 * Throws Unusable, with where they were typed, if they cannot be printed.
 * @param {string} name
 * @param {string} typed
 * @param {Where | null} where
 */
export function line(name, typed, where) {
  const plainly = PLAINLY.test(typed);
  const seen = plainly ? typed : visible(typed);
  if (!saysSomething(seen)) {
    throw new Unusable(problem("nothing-typed", {}, where));
  }
  const never = plainly ? null : unprintable(seen, where);
  if (never) {
    throw new Unusable(never);
  }
  const text = wordsIn(seen.normalize("NFC")).join(" ");
  if (lengthOf(text) > LINE) {
    throw new Unusable(tooLong(text, LINE, where));
  }
  return PHONES.some((one) => one === name) ? phone(text, where) : text;
}

/**
 * Whether it is a US number of ten digits.
 * @param {string} text
 */
export function isPhone(text) {
  return PHONE.test(text);
}

/**
 * A US number as 206-555-0100, with a leading 1- and an extension if they were typed.
 * Throws Unusable without ten digits.
 * @param {string} typed
 * @param {Where | null} where
 */
export function phone(typed, where) {
  const found = PHONE.exec(typed);
  if (!found) {
    const digits = typed.match(FIGURE)?.length ?? 0;
    throw new Unusable(problem("no-phone", { text: excerpt(typed), digits }, where));
  }
  const [, country, area, exchange, last, extension] = found;
  const number = `${country ? "1-" : ""}${area}-${exchange}-${last}`;
  return extension ? `${number}\u00a0ext.\u00a0${extension}` : number;
}
