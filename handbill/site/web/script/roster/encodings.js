// The text that a file's bytes say, piece by piece and line by line.

import { lengthOf } from "../text.js";
import { Broken } from "./csv.js";

/** @typedef {"utf-8" | "utf-16le" | "utf-16be" | "latin-1" | "windows-1252"} Encoding */

const ENDS = /\r\n|\n|\r/g;
const NO_LETTERS = /[\x81\x8d\x8f\x90\x9d]/; // bytes that Windows gives no letter
const AT_ONCE = 1 << 13; // bytes that are made a text by one call

/**
 * UTF-8 or UTF-16, with a mark or without; null for what is neither.
 * @param {Uint8Array} bytes
 * @returns {Encoding | null}
 */
export function encodingOf(bytes) {
  const [one, two] = bytes;
  if ((one === 0xfe && two === 0xff) || one === 0) {
    return "utf-16be";
  }
  if ((one === 0xff && two === 0xfe) || two === 0) {
    return "utf-16le";
  }
  return isUtf8(bytes) ? "utf-8" : null;
}

/**
 * The encoding that a cell's letters are in; empty for none.
 * @param {string} cell of letters that are a byte each
 * @returns {Encoding | ""}
 */
export function lettersOf(cell) {
  if (isUtf8(Uint8Array.from(cell, (letter) => letter.charCodeAt(0)))) {
    return "utf-8";
  }
  return NO_LETTERS.test(cell) ? "" : "windows-1252";
}

/**
 * The first characters of a file.
 * @param {Uint8Array} bytes
 * @param {Encoding} encoding
 * @param {number} count
 */
export function beginning(bytes, encoding, count) {
  const begin = bytes.subarray(0, 4 * count);
  const stream = begin.length < bytes.length;
  const text = encoding === "latin-1" ? bytewise(begin) : new TextDecoder(encoding).decode(begin, { stream });
  return [...text.slice(0, 2 * count)].slice(0, count).join("");
}

/**
 * A file's text, in pieces. Throws TypeError where it is none.
 * @param {Uint8Array} bytes
 * @param {Encoding} encoding
 * @param {number} size of a piece, in bytes
 * @returns {Generator<string>}
 */
export function* textOf(bytes, encoding, size) {
  const decoder = encoding === "latin-1" ? null : new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    yield decoder ? decoder.decode(piece, { stream: true }) : bytewise(piece);
  }
  yield decoder ? decoder.decode() : "";
}

/**
 * Each line of a text, with its end. Throws Broken where one has `most` characters.
 * @param {Iterable<string>} text
 * @param {number} most
 * @returns {Generator<string>}
 */
export function* lines(text, most) {
  let rest = "";
  for (const piece of text) {
    const read = rest + piece;
    let at = 0;
    for (const { 0: end, index = 0 } of read.matchAll(ENDS)) {
      const next = index + end.length;
      if (end === "\r" && next === read.length) { // its other half may stand in the next piece
        break;
      }
      yield ending(read.slice(at, next), most);
      at = next;
    }
    rest = ending(read.slice(at), most);
  }
  if (rest) {
    yield rest;
  }
}

/**
 * @param {string} line
 * @param {number} most
 */
function ending(line, most) {
  if (line.length >= most && lengthOf(line) >= most) {
    throw new Broken("csv-endless");
  }
  return line;
}

/** @param {Uint8Array} bytes */
function isUtf8(bytes) {
  try {
    const text = textOf(bytes, "utf-8", 1 << 20);
    while (!text.next().done);
    return true;
  } catch {
    return false;
  }
}

/** @param {Uint8Array} bytes */
function bytewise(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  }
  return text;
}
