// A workbook's values as they would be typed.

import { Unread } from "./unread.js";

/** @typedef {"date" | "span" | ""} Shown how a number is shown: as a date and a time, as a span of time, or as it is */

const DAY = 86_400_000; // milliseconds
const LEAP = 60; // days from which on 1900 has a day too many
const LATEST = 9999; // year
const LONGEST = 1e9; // days of a span
const WRITTEN = /^(\d{4}-\d\d-\d\dT)?((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.(\d+))?)?$/;
const NUMBER = /^[+-]?(?:inf(?:inity)?|nan|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i;
const USUAL_SPAN = 46;
const USUAL_DATES = [[14, 22], [27, 36], [45, 45], [47, 47], [50, 58]];
const LITERAL = /[_\\*][^]?|"(?:[_\\*][^]?|[^"_\\*])*(?:"|$)/g; // in a format
const ELAPSED = /\[(?:h+|m+|s+)\]/i;
const CLOCK = /^[^a]*[dmhys]|a.*[pm/]/i;

/**
 * How a format shows a number.
 * @param {string} format as in yyyy-mm-dd
 * @returns {Shown}
 */
export function shownBy(format) {
  const positive = format.replace(LITERAL, "").split(";")[0];
  const elapsed = positive.search(ELAPSED);
  const before = elapsed < 0 ? positive : positive.slice(0, elapsed);
  if (CLOCK.test(before.replace(/\[[^\]]*\]?/g, ""))) {
    return "date";
  }
  return elapsed < 0 ? "" : "span";
}

/**
 * How a format that every workbook has shows a number.
 * @param {number} id
 * @returns {Shown}
 */
export function shownAsUsual(id) {
  if (id === USUAL_SPAN) {
    return "span";
  }
  return USUAL_DATES.some(([first, last]) => id >= first && id <= last) ? "date" : "";
}

/**
 * The number that a text says; null if it says none.
 * @param {string} text
 */
export function numberOf(text) {
  if (!NUMBER.test(text)) {
    return null;
  }
  const small = text.toLowerCase();
  return small.includes("n") ? Number(small.includes("nan") ? NaN : `${small.startsWith("-") ? "-" : ""}Infinity`) : Number(small);
}

/**
 * A number as Python writes it, a whole one without the noughts behind its point.
 * @param {number} value
 */
export function plain(value) {
  if (Number.isInteger(value)) {
    return Object.is(value, -0) ? "-0" : `${BigInt(value)}`;
  }
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? "nan" : `${value < 0 ? "-" : ""}inf`;
  }
  const [figures, power] = value.toExponential().split("e");
  return Number(power) < -4 ? `${figures}e-${power.slice(1).padStart(2, "0")}` : `${value}`;
}

/**
 * A number that is shown as a date, a time or both: a day alone, a time below one, else both.
 * @param {number} value in days
 * @param {boolean} from1904
 */
export function moment(value, from1904) {
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, value < LEAP ? 31 : 30);
  const at = new Date(first + Math.round(value * DAY));
  if (!(at.getUTCFullYear() <= LATEST)) {
    return plain(value);
  }
  const [day, time] = at.toISOString().slice(0, -1).split("T");
  if (value < 1) {
    return exact(time);
  }
  return Number.isInteger(value) ? day : `${day}T${exact(time)}`;
}

/**
 * A number that is shown as a span of time, as Python writes it. Throws Unread if none is as long.
 * @param {number} value in days
 */
export function span(value) {
  const all = Math.round(value * DAY);
  const days = Math.floor(all / DAY);
  if (!(Math.abs(days) < LONGEST)) {
    throw new Unread();
  }
  const time = exact(new Date(all - days * DAY).toISOString().slice(11, -1)).replace(/^0/, "");
  return days ? `${days} day${Math.abs(days) === 1 ? "" : "s"}, ${time}` : time;
}

/**
 * A time that stands there in figures, alone or behind a day, as Python writes it; anything else as it is.
 * @param {string} text
 */
export function written(text) {
  const [, day = "", clock = "", second = "", part = ""] = WRITTEN.exec(text) ?? [];
  if (!clock || (day && !second)) {
    return text;
  }
  const exactly = part.padEnd(6, "0").slice(0, 6);
  return `${day}${clock}:${second || "00"}${Number(exactly) ? `.${exactly}` : ""}`;
}

/**
 * A time to the millisecond as Python writes it, to the microsecond or to the second.
 * @param {string} time
 */
function exact(time) {
  return time.endsWith(".000") ? time.slice(0, -4) : `${time}000`;
}
