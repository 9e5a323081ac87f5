// What can be chosen of the catalog's pieces, in an order in which each choice narrows those after it.

/** @typedef {import("../shelf.js").Piece} Piece */
/** @typedef {"kind" | "topic" | "audience" | "language" | "design" | "tabs" | "paper" | "stock" | "flip" | "ink"} Choice */
/** @typedef {Partial<Record<Choice, string>>} Chosen */
/**
 * What one may be: whether it can be had with what is chosen before it, and if not, with which other values of which choice.
 * @typedef {{value: string, had: boolean, only: {choice: Choice, values: string[]} | null}} Option
 */
/** @typedef {{choice: Choice, options: Option[], picked: string}} Group */

/** @type {readonly Choice[]} */
export const CHOICES = ["kind", "topic", "audience", "language", "design", "tabs", "paper", "stock", "flip", "ink"];

/**
 * What a piece is in that respect.
 * @param {Piece} piece
 * @param {Choice} choice
 */
export function valueOf(piece, choice) {
  return choice === "tabs" ? (piece.tabs ? "with" : "without") : piece[choice];
}

/**
 * Each choice with what it may be and what it is: as chosen where that can be had, else the usual or the first.
 * @param {Piece[]} pieces
 * @param {Chosen} chosen
 * @returns {{groups: Group[], piece: Piece, changed: Group[]}}
 */
export function offered(pieces, chosen) {
  /** @type {Group[]} */
  const groups = [];
  let left = pieces;
  let known = pieces;
  for (const choice of CHOICES) {
    const had = valuesOf(left, choice);
    const wish = chosen[choice];
    const picked = wish !== undefined && had.includes(wish) ? wish : usual(left, choice);
    const options = valuesOf(known, choice).map((value) => ({
      value, had: had.includes(value), only: had.includes(value) ? null : only(pieces, groups, choice, value),
    }));
    groups.push({ choice, options, picked });
    left = left.filter((piece) => valueOf(piece, choice) === picked);
    if (choice === "kind") known = left;
  }
  const changed = groups.filter(({ choice, picked }) => chosen[choice] !== undefined && chosen[choice] !== picked);
  return { groups, piece: left[0], changed };
}

/**
 * @param {Piece[]} pieces
 * @param {Choice} choice
 */
function usual(pieces, choice) {
  const first = choice === "design" ? pieces.find((piece) => piece.usual) ?? pieces[0] : pieces[0];
  return valueOf(first, choice);
}

/**
 * @param {Piece[]} pieces
 * @param {Choice} choice
 */
function valuesOf(pieces, choice) {
  return [...new Set(pieces.map((piece) => valueOf(piece, choice)))];
}

/**
 * With which other values of the nearest single choice before it something could be had, if there is such a choice.
 * @param {Piece[]} pieces
 * @param {Group[]} groups those before it
 * @param {Choice} choice
 * @param {string} value
 */
function only(pieces, groups, choice, value) {
  const having = pieces.filter((piece) => valueOf(piece, choice) === value);
  for (const other of [...groups].reverse()) {
    const rest = groups.filter((group) => group !== other);
    const fitting = having.filter((piece) => rest.every((group) => valueOf(piece, group.choice) === group.picked));
    if (fitting.length) return { choice: other.choice, values: valuesOf(fitting, other.choice) };
  }
  return null;
}
