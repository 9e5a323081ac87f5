// XML, element by element.

import { Parser } from "../../vendor/saxen/saxen.js";
import { Unread } from "./unread.js";

/**
 * What is told of a document as it is read: elements by their names without prefixes, and the text between them.
 * @typedef {object} Reader
 * @property {(name: string, attributes: Record<string, string>) => void} open
 * @property {(name: string) => void} [close]
 * @property {(text: string) => void} [text]
 */

/**
 * Reads a document to its end. Throws Unread where it is no XML.
 * @param {string} document
 * @param {Reader} reader
 */
export function read(document, { open, close = () => {}, text = () => {} }) {
  const parser = new Parser();
  parser.on("openTag", (name, attributes, decode) => open(bare(name), decoded(attributes(), decode)));
  parser.on("closeTag", (name) => close(bare(name)));
  parser.on("text", (said, decode) => text(decode(said.replace(/\r\n?/g, "\n"))));
  parser.on("error", () => {
    throw new Unread();
  });
  parser.parse(document);
}

/**
 * @param {Record<string, string>} attributes
 * @param {(text: string) => string} decode
 */
function decoded(attributes, decode) {
  for (const name in attributes) {
    if (attributes[name].includes("&")) {
      attributes[name] = decode(attributes[name]);
    }
  }
  return attributes;
}

/** @param {string} name */
function bare(name) {
  return name.slice(name.indexOf(":") + 1);
}
