// Where a phone number leads on screen.

const LONG = "206-555-0100".length;

/**
 * The link that dials a phone number as it is printed.
 * @param {string} number
 */
export function dialling(number) {
  return `tel:${dialled(number)}`;
}

/**
 * What a phone dials, with the country where it is no short number; an extension is printed, not dialled.
 * What is no number stays as it is.
 * @param {string} way
 */
export function dialled(way) {
  const number = way.split("\u00a0", 1)[0].replace(/^1-/, "");
  return number.length === LONG && /^\d+$/.test(number.replaceAll("-", "")) ? `+1-${number}` : way;
}
