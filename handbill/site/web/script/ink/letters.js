// Words set from a case of type, letter by letter; lengths are thousandths of the type size.

import { problem, Unusable } from "../problem.js";

/** @typedef {{text: string, code: string, advance: number, spare: number, rise: number, drop: number,
 *   left: number, right: number}} Letter */
/** @typedef {{letters: Map<string, Letter>, kerning: number[][], words: Map<string, Word>}} Case */
/**
 * A word as it is set, `shown` without the outermost brackets of its array.
 * @typedef {{advance: number, rise: number, drop: number, shown: string, text: string}} Word */

const KEPT = 20000; // words of a case

/**
 * Cases by the bytes they were read from, so that a word set for one piece is ready for the next.
 * @type {WeakMap<Uint8Array, Case>} */
const CASES = new WeakMap();

/**
 * The case that a file holds.
 * @param {Uint8Array} bytes @returns {Case}
 */
export function caseOf(bytes) {
  const known = CASES.get(bytes);
  if (known) return known;
  const told = JSON.parse(new TextDecoder().decode(bytes));
  const letters = new Map();
  for (const [text, code, advance, spare, rise, drop, left, right] of told.letters) {
    letters.set(text, { text, code, advance, spare, rise, drop, left, right });
  }
  const made = { letters, kerning: told.kerning, words: new Map() };
  CASES.set(bytes, made);
  return made;
}

/**
 * A word as a case sets it. Throws Unusable where it has a letter that the case lacks.
 * @param {Case} from
 * @param {string} text
 * @param {string} field
 * @returns {Word}
 */
export function word(from, text, field) {
  const known = from.words.get(text);
  if (known) return known;
  const clusters = text.match(/[^\u0300-\u036f][\u0300-\u036f]*/gu) ?? [];
  const letters = clusters.map((cluster) => from.letters.get(cluster));
  const lacking = clusters.find((_, nth) => !letters[nth]) ?? (clusters.join("") === text && text ? "" : text);
  if (lacking) throw new Unusable(problem("letter-not-here", { letter: lacking, text }, { name: field }));
  if (from.words.size > KEPT) from.words.clear();
  const made = joinedUp(from, /** @type {Letter[]} */ (letters), text);
  from.words.set(text, made);
  return made;
}

/** @param {Case} from @param {Letter[]} letters @param {string} text @returns {Word} */
function joinedUp(from, letters, text) {
  let [{ code: shown, advance, rise, drop }] = letters;
  for (let nth = 1; nth < letters.length; nth += 1) {
    const [before, letter] = [letters[nth - 1], letters[nth]];
    const kerning = from.kerning[before.left][letter.right];
    const gap = before.spare - kerning;
    shown += gap ? `>${gap}<${letter.code}` : letter.code;
    advance += kerning + letter.advance;
    rise = Math.max(rise, letter.rise);
    drop = Math.max(drop, letter.drop);
  }
  return { advance, rise, drop, shown, text };
}
