// The name that somebody may have meant: of those that are known, the one that is most like what was typed.

import { problem } from "./problem.js";

/** @typedef {import("./problem.js").Problem} Problem */
/** @typedef {import("./problem.js").Where} Where */

const LIKE = 0.6; // how alike two names have to be, 0 to 1
const LONG = 200; // characters from which on those that are everywhere lead nowhere

/**
 * The problem of a name that is not known. Its key ends in -near where one is like it, else in -known, which tells all.
 * @param {string} key
 * @param {string} name
 * @param {string[]} known
 * @param {Record<string, string>} args
 * @param {Where} where
 * @returns {Problem}
 */
export function unknown(key, name, known, args, where) {
  const near = nearest(name, known);
  if (near) {
    return problem(`${key}-near`, { ...args, near }, where);
  }
  return known.length ? problem(`${key}-known`, { ...args, known: known.join(", ") }, where) : problem(key, args, where);
}

/**
 * The one of `known` that is most like `name`, or nothing if none is.
 * @param {string} name
 * @param {string[]} known
 */
export function nearest(name, known) {
  const word = [...name];
  const alike = known.map((one) => ({ one, likeness: likeness([...one], word) })).filter(({ likeness }) => likeness >= LIKE);
  const best = Math.max(0, ...alike.map(({ likeness }) => likeness));
  return alike.filter(({ likeness }) => likeness === best).map(({ one }) => one).sort(byPoints).pop() ?? "";
}

/**
 * How much of two texts is in both in the same order, 0 to 1, as Python's difflib has it.
 * @param {string[]} one
 * @param {string[]} other
 */
function likeness(one, other) {
  const letters = one.length + other.length;
  return letters ? (2 * matching(one, other, places(other), 0, one.length, 0, other.length)) / letters : 1;
}

/**
 * Where each letter stands.
 * @param {string[]} text
 */
function places(text) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  text.forEach((letter, at) => found.set(letter, [...(found.get(letter) ?? []), at]));
  const most = text.length < LONG ? Infinity : Math.floor(text.length / 100) + 1;
  return new Map([...found].filter(([, at]) => at.length <= most));
}

/**
 * How many letters match in a stretch of both texts: the longest match, and what matches before and behind it.
 * @param {string[]} one
 * @param {string[]} other
 * @param {Map<string, number[]>} at
 * @param {number} oneFrom
 * @param {number} oneTo
 * @param {number} otherFrom
 * @param {number} otherTo
 * @returns {number}
 */
function matching(one, other, at, oneFrom, oneTo, otherFrom, otherTo) {
  const [oneAt, otherAt, size] = longest(one, other, at, oneFrom, oneTo, otherFrom, otherTo);
  if (!size) {
    return 0;
  }
  const before = matching(one, other, at, oneFrom, oneAt, otherFrom, otherAt);
  return before + size + matching(one, other, at, oneAt + size, oneTo, otherAt + size, otherTo);
}

/**
 * @param {string[]} one
 * @param {string[]} other
 * @param {Map<string, number[]>} at
 * @param {number} oneFrom
 * @param {number} oneTo
 * @param {number} otherFrom
 * @param {number} otherTo
 */
function longest(one, other, at, oneFrom, oneTo, otherFrom, otherTo) {
  let [oneAt, otherAt, size] = [oneFrom, otherFrom, 0];
  /** @type {Map<number, number>} */
  let lengths = new Map();
  for (let i = oneFrom; i < oneTo; i += 1) {
    /** @type {Map<number, number>} */
    const next = new Map();
    for (const j of at.get(one[i]) ?? []) {
      if (j >= otherFrom && j < otherTo) {
        const length = (lengths.get(j - 1) ?? 0) + 1;
        next.set(j, length);
        if (length > size) {
          [oneAt, otherAt, size] = [i - length + 1, j - length + 1, length];
        }
      }
    }
    lengths = next;
  }
  while (oneAt > oneFrom && otherAt > otherFrom && one[oneAt - 1] === other[otherAt - 1]) {
    [oneAt, otherAt, size] = [oneAt - 1, otherAt - 1, size + 1];
  }
  while (oneAt + size < oneTo && otherAt + size < otherTo && one[oneAt + size] === other[otherAt + size]) {
    size += 1;
  }
  return [oneAt, otherAt, size];
}

/**
 * @param {string} one
 * @param {string} other
 */
function byPoints(one, other) {
  const [ones, others] = [[...one], [...other]];
  const at = ones.findIndex((letter, nth) => letter !== others[nth]);
  return at < 0 ? ones.length - others.length : (ones[at].codePointAt(0) ?? 0) - (others[at]?.codePointAt(0) ?? -1);
}
