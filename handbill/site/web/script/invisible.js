// Marks that nobody sees and that come along when a name is pasted: dropped, for they mean nothing there.

const MARK = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/;
const MARKS = new RegExp(MARK, "g");

/**
 * The text without these marks.
 * @param {string} text
 */
export function visible(text) {
  return text.replace(MARKS, "");
}

/**
 * The row without these marks; the row itself where it has none.
 * @param {string[]} row
 */
export function unmarked(row) {
  return row.some((cell) => MARK.test(cell)) ? row.map(visible) : row;
}

/**
 * The first of these marks in a text, as U+200B; empty where there is none.
 * @param {string} text
 */
export function markIn(text) {
  const found = MARK.exec(text);
  return found ? codeOf(found[0]) : "";
}

/**
 * A character's number, as U+200B.
 * @param {string} character
 */
export function codeOf(character) {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
