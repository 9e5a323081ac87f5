// The lists beside the schools' folders: which files there are, and what is to be told. Byte for byte as the command
// line's.

/** @typedef {import("../problem.js").Problem} Problem */

/**
 * One file that is there. `file` is its path in the zip, `stock` what it is printed on, `flip` the edge that a sheet is
 * turned on, `finish` what is done with the printed sheets, `why` what its school's grades have to do with it.
 * @typedef {{school: string, folder: string, row: number, piece: string, topic: string, audience: string,
 *   language: string, file: string, pages: number, sheets: number, bytes: number, sha256: string,
 *   quantity: number, stock: string, flip: string, finish: string, why: string}} Entry
 */

/**
 * A problem or a notice, at a row and column of the list.
 * @typedef {{kind: "problem" | "notice", row: number, column: string, what: string, wayOut: string}} Line
 */

const ENTRY = [
  "school", "folder", "row", "piece", "topic", "audience", "language", "file", "pages", "sheets", "bytes", "sha256",
  "quantity", "stock", "flip", "finish", "why",
];
const LINE = ["kind", "row", "column", "what", "way_out"];
const MARK = "\ufeff"; // by which a spreadsheet knows UTF-8
// What begins a cell that a spreadsheet would reckon instead of show, and what tells it not to.
const RECKONED = /^[=+@\t\r'-]/;

export class Lists {
  constructor() {
    this._manifest = [encoded(MARK + row(ENTRY))];
    this._objects = [encoded("[")];
    this._told = [encoded(MARK + row(LINE))];
  }

  /**
   * Takes down files that are there, all of a school together.
   * @param {Entry[]} entries
   */
  add(entries) {
    if (!entries.length) return;
    const between = this._objects.length > 1 ? ",\n" : "\n";
    this._manifest.push(encoded(entries.map((entry) => row(Object.values(entry))).join("")));
    this._objects.push(encoded(between + entries.map((entry) => JSON.stringify(entry)).join(",\n")));
  }

  /** @param {Line[]} lines */
  tell(lines) {
    if (lines.length) this._told.push(encoded(lines.map((line) => row(Object.values(line))).join("")));
  }

  /**
   * The lists, each by its name, in parts.
   * @returns {[string, Uint8Array[]][]}
   */
  files() {
    const end = encoded(this._objects.length > 1 ? "\n]\n" : "]\n");
    return [
      ["manifest.csv", this._manifest],
      ["manifest.json", [...this._objects, end]],
      ["problems.csv", this._told],
    ];
  }
}

/** @param {(string | number)[]} cells */
function row(cells) {
  return `${cells.map(shown).join(",")}\r\n`;
}

/** @param {string | number} cell */
function shown(cell) {
  const text = typeof cell === "string" && RECKONED.test(cell) ? `'${cell}` : `${cell}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const utf8 = new TextEncoder();

/** @param {string} text */
function encoded(text) {
  return utf8.encode(text);
}
