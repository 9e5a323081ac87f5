// What an XLSX file says beside its cells: its sheets, the texts that they share, and how numbers are shown.

import { shownAsUsual, shownBy } from "./celltext.js";
import { Unread } from "./unread.js";
import { read } from "./xml.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./celltext.js").Shown} Shown */
/**
 * The sheets by name and where they stand, texts by number, how numbers are shown by style, and whether days count from 1904.
 * @typedef {{sheets: {name: string, path: string}[], texts: string[], shown: Shown[], from1904: boolean}} Spreadsheet
 */

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
const HALF = /[\ud800-\udfff]/;

/**
 * Throws Unread if it is no XLSX file.
 * @param {Archive} archive
 * @returns {Spreadsheet}
 */
export function spreadsheet(archive) {
  const book = archive.text("xl/workbook.xml");
  if (book === null) {
    const other = ["xl/workbook.bin", "content.xml"].some((name) => archive.has(name));
    throw new Unread(other ? "workbook-other" : "workbook-unread");
  }
  const paths = relations(archive.text("xl/_rels/workbook.xml.rels") ?? "");
  /** @type {{name: string, path: string}[]} */
  const sheets = [];
  let from1904 = false;
  read(book, {
    open: (element, attributes) => {
      if (element === "sheet") {
        sheets.push({ name: attributes.name ?? "", path: paths.get(idOf(attributes)) ?? "" });
      } else if (element === "workbookPr") {
        from1904 = ["1", "true"].includes(attributes.date1904);
      }
    },
  });
  return { sheets, from1904, texts: textsOf(archive), shown: shownIn(archive) };
}

/** Text as it is written piece by piece: what a reader of a sound is told beside it is left out. */
export class Text {
  constructor() {
    this.said = "";
    this.isOpen = false;
    this.isKept = false; // white space around it
    this.isSound = false;
  }

  /**
   * @param {string} element
   * @param {Record<string, string>} attributes
   */
  open(element, attributes) {
    this.isSound ||= element === "rPh";
    this.isOpen = element === "t" && !this.isSound;
    this.isKept = attributes["xml:space"] === "preserve";
  }

  /** @param {string} element */
  close(element) {
    this.isOpen = false;
    this.isSound &&= element !== "rPh";
  }

  /** @param {string} text */
  text(text) {
    if (this.isOpen) {
      this.said += unescaped(this.isKept ? text : text.trim());
    }
  }
}

/**
 * A text with its characters that stand there by number, as in _x000A_.
 * @param {string} text
 */
export function unescaped(text) {
  return text.replace(ESCAPED, (all, number) => {
    const letter = String.fromCharCode(parseInt(number, 16));
    return HALF.test(letter) ? all : letter;
  });
}

/**
 * Where what a workbook names stands.
 * @param {string} document
 */
function relations(document) {
  /** @type {Map<string, string>} */
  const paths = new Map();
  if (document) {
    read(document, {
      open: (element, { Id: id = "", Target: target = "" }) => {
        if (element === "Relationship") {
          paths.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
        }
      },
    });
  }
  return paths;
}

/** @param {Record<string, string>} attributes */
function idOf(attributes) {
  const name = Object.keys(attributes).find((one) => one.endsWith(":id"));
  return name ? attributes[name] : "";
}

/** @param {Archive} archive */
function textsOf(archive) {
  const document = archive.text("xl/sharedStrings.xml");
  /** @type {string[]} */
  const texts = [];
  if (document === null) {
    return texts;
  }
  let text = new Text();
  read(document, {
    open: (element, attributes) => {
      text = element === "si" ? new Text() : text;
      text.open(element, attributes);
    },
    text: (said) => text.text(said),
    close: (element) => {
      text.close(element);
      if (element === "si") {
        texts.push(text.said);
      }
    },
  });
  return texts;
}

/**
 * How numbers are shown, by the number of the style.
 * @param {Archive} archive
 */
function shownIn(archive) {
  const document = archive.text("xl/styles.xml");
  /** @type {Shown[]} */
  const shown = [];
  if (document === null) {
    return shown;
  }
  /** @type {Map<string, string>} */
  const formats = new Map();
  let inCells = false;
  read(document, {
    open: (element, { numFmtId: id = "", formatCode: code = "" }) => {
      inCells ||= element === "cellXfs";
      if (element === "numFmt" && code) {
        formats.set(id, code);
      } else if (element === "xf" && inCells) {
        const format = formats.get(id);
        shown.push(format === undefined ? shownAsUsual(Number(id)) : shownBy(format));
      }
    },
    close: (element) => {
      inCells &&= element !== "cellXfs";
    },
  });
  return shown;
}
