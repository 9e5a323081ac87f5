// Where a school's words stand in a place: in which size, on which lines and how far along. As handbill/page/places.py has it.

import { problem, Unusable } from "../problem.js";

/** @typedef {{lang: string, advance: number, runs: [string, string][], words: [string, string, number][]}} Stretch */
/** @typedef {{field: import("../ink.js").Field, case: number, resource: string, call: string}} Part */
/**
 * Room for fields one behind the other; a row is its first baseline, leading, most, above, below; `sums` are the labels' advances.
 * @typedef {{kind: "words", x: number, width: number, rows: number[][], least: number, color: string, parts: Part[],
 *   labels: Stretch[][], page: number, dx: number, dy: number, sums: number[]}} Place */
/**
 * A stretch of a label, by their numbers.
 * @typedef {{label: number, stretch: number}} Labelled
 */
/**
 * Words of a part on one line; `more` of them follow on the next.
 * @typedef {{part: number, start: number, stop: number, more: boolean}} Taken */
/** @typedef {{group: number, lang: string, line: number, pieces: (Labelled | Taken)[]}} Segment */
/** @typedef {{size: number, rows: number, ends: number[]}} Fit */
/**
 * A label, or a part's words; a label of no units hangs on the unit before it.
 * @typedef {{group: number, begin: number, units: number, label: number, part: number}} Chunk */

export const SPACE = 200; // advance of a space; thousandths of the type size
const WORTH = 0.9; // of its size, that a line may end between two fields and not within one

/**
 * How words stand in a place: as large as may be; on more lines only if that makes them larger, or ends no line within a field.
 * @param {Place} place
 * @param {string[]} said
 * @param {number[][]} words
 * @param {number} rise
 * @param {number} drop
 * @returns {Fit}
 */
export function fit(place, said, words, rise, drop) {
  const { chunks, labels, joints } = ordered(place, words.map((own) => own.length));
  const units = [...labels];
  for (const chunk of chunks) {
    if (chunk.part >= 0) words[chunk.part].forEach((advance, nth) => { units[chunk.begin + nth] += advance; });
  }
  let best = 0;
  /** @type {Fit} */
  let found = { size: 0, rows: 0, ends: [units.length] };
  for (const [nth, [, , most, above, below]] of place.rows.slice(0, units.length).entries()) {
    if (best >= most) break;
    const largest = Math.min(most, (above * 1000) / Math.max(rise, 1), (below * 1000) / Math.max(drop, 1));
    for (const [length, ends, worth] of broken(units, joints, nth + 1)) {
      const size = Math.min(largest, (place.width * 1000) / length);
      if (size >= place.least && size * worth > best) {
        best = size * worth;
        found = { size, rows: nth, ends };
      }
    }
  }
  if (!best) {
    const most = Math.max(...said.map((text) => [...text].length));
    const nth = said.findIndex((text) => [...text].length === most);
    const least = `${place.least}`;
    throw new Unusable(problem("too-long", { text: excerpt(said[nth]), least }, { name: place.parts[nth].field }));
  }
  return found;
}

/** @param {string} text */
function excerpt(text) {
  const letters = [...text];
  return letters.length <= 40 ? text : `${letters.slice(0, 39).join("")}…`;
}

/**
 * What stands in a place where each part has so many words: labels and words, what labels add to each unit, and behind which
 * units a joint is.
 * @param {Place} place
 * @param {number[]} counts
 */
function ordered(place, counts) {
  /** @type {Chunk[]} */
  const chunks = [];
  /** @type {number[]} */
  const labels = [];
  /** @type {number[]} */
  const joints = [];
  let group = 0;
  const before = (/** @type {number} */ label) => {
    if (!place.sums[label]) return;
    chunks.push({ group, begin: labels.length, units: 1, label, part: -1 });
    labels.push(place.sums[label] - SPACE);
  };
  const behind = (/** @type {number} */ label, space = 0) => {
    if (!place.sums[label]) return;
    chunks.push({ group, begin: labels.length, units: 0, label, part: -1 });
    labels[labels.length - 1] += place.sums[label] - space;
  };
  if (!counts[0]) before(0);
  const given = counts.flatMap((count, nth) => (count ? [nth] : []));
  for (const part of given) {
    const label = 1 + 3 * part;
    const link = place.parts[part].call ? 1 : 0;
    before(label);
    group += link;
    chunks.push({ group, begin: labels.length, units: counts[part], label: -1, part });
    labels.push(...Array(counts[part]).fill(0));
    group += link;
    behind(label + 1);
    if (part !== given.at(-1)) {
      behind(label + 2, SPACE);
      joints.push(labels.length);
    }
  }
  return { chunks, labels, joints };
}

/**
 * What stands on each line in reading order, and how far along it begins.
 * @param {Place} place
 * @param {number[][]} words
 * @param {Fit} fitted
 */
export function laid(place, words, fitted) {
  const { chunks } = ordered(place, words.map((own) => own.length));
  /** @type {{segment: Segment, along: number}[]} */
  const found = [];
  let pen = 0;
  [0, ...fitted.ends].slice(0, -1).forEach((start, line) => {
    pen = 0;
    for (const { group, lang, piece } of onLine(place, chunks, start, fitted.ends[line])) {
      const last = found.at(-1)?.segment;
      if (last && last.group === group && last.lang === lang && last.line === line) last.pieces.push(piece);
      else found.push({ segment: { group, lang, line, pieces: [piece] }, along: (pen * fitted.size) / 1000 });
      if ("label" in piece) pen += place.labels[piece.label][piece.stretch].advance;
      else pen += reach(words[piece.part].slice(piece.start, piece.stop)) + (piece.more ? SPACE : 0);
    }
  });
  return found;
}

/**
 * Each piece on the line of the units from `start` to `end`; of a joint at its end, only the last stretch.
 * @param {Place} place
 * @param {Chunk[]} chunks
 * @param {number} start
 * @param {number} end
 * @returns {Generator<{group: number, lang: string, piece: Labelled | Taken}>}
 */
function* onLine(place, chunks, start, end) {
  for (const { group, begin, units, label, part } of chunks) {
    if (part >= 0) {
      const [first, stop] = [Math.max(start - begin, 0), Math.min(end - begin, units)];
      if (first < stop) yield { group, lang: "", piece: { part, start: first, stop, more: stop < units } };
      continue;
    }
    const unit = units ? begin : begin - 1;
    if (start > unit || unit >= end) continue;
    const atEnd = unit === end - 1 && label > 0 && label % 3 === 0;
    for (const [nth, stretch] of place.labels[label].entries()) {
      if (!atEnd || nth === place.labels[label].length - 1) yield { group, lang: stretch.lang, piece: { label, stretch: nth } };
    }
  }
}

/** @param {number[]} units */
export function reach(units) {
  return units.reduce((sum, unit) => sum + unit, 0) + SPACE * (units.length - 1);
}

/**
 * Ways to break so many lines: the longest line, as short as it can be, where each ends, and what of its size that is worth.
 * @param {number[]} units
 * @param {number[]} joints
 * @param {number} count
 * @returns {Generator<[number, number[], number]>}
 */
function* broken(units, joints, count) {
  if (count === 1) {
    yield [reach(units), [units.length], 1];
    return;
  }
  const cuts = [...joints, units.length];
  if (cuts.length >= count) {
    const whole = cuts.map((end, nth) => reach(units.slice(nth ? cuts[nth - 1] : 0, end)));
    const [length, ends] = narrowest(whole, count);
    yield [length, ends.map((end) => cuts[end - 1]), 1];
  }
  yield [...narrowest(units, count), WORTH];
}

/**
 * The least line length that holds the units in so many lines, and where each ends.
 * @param {number[]} units
 * @param {number} count
 * @returns {[number, number[]]}
 */
function narrowest(units, count) {
  if (count === 2) return halved(units);
  let [low, high] = [Math.max(...units), reach(units)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (filled(units, middle).length > count) low = middle + 1;
    else high = middle;
  }
  return [low, filled(units, low)];
}

/** @param {number[]} units @returns {[number, number[]]} */
function halved(units) {
  const total = reach(units);
  let [least, end, along] = [0, 0, 0];
  for (const [nth, unit] of units.entries()) {
    along += unit;
    const left = along + SPACE * nth;
    const longer = Math.max(left, total - left - SPACE);
    if (!end || longer < least) [least, end] = [longer, nth + 1];
  }
  return [least, [end, units.length]];
}

/**
 * Where lines end of which each takes as much as it can.
 * @param {number[]} units
 * @param {number} most
 */
function filled(units, most) {
  const ends = [];
  let pen = -SPACE;
  for (const [nth, unit] of units.entries()) {
    if (pen + SPACE + unit > most) {
      ends.push(nth);
      pen = -SPACE;
    }
    pen += SPACE + unit;
  }
  return [...ends, units.length];
}
