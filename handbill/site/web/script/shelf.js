// What there is to print, and the files it is made of: fetched when they are needed, held to their names, kept.

import { opened } from "./ink.js";
import { Sha256 } from "./ink/sha256.js";
import { problem, Unusable } from "./problem.js";

/** @typedef {import("./ink.js").Edition} Edition */
/**
 * A piece as the catalogue has it. `toner` is how much of a sheet it covers where that is much, `unreviewed` are languages that
 * nobody has reviewed, `holds` is the day until which its figures do. `flip` is the edge that a sheet is turned on, none where
 * one side is printed, `finish` what is done with the printed sheets. `edition` names the file that tells of it.
 * @typedef {{kind: "poster" | "guide" | "card", topic: string, audience: string, grades: string, language: string,
 *   paper: string, stock: string, flip: string, finish: string, ink: "full" | "light", design: string, usual: boolean,
 *   tabs: boolean, name: string, title: string, pages: number, sheets: number, toner: number, unreviewed: string[], holds: string | null,
 *   edition: string}} Piece
 */
/** @typedef {{tag: string, name: string, page: string}} Language */
/** @typedef {{format: number, handbill: string, languages: Language[], topics: string[],
 *   stocks: Record<string, string[]>, pieces: Piece[]}} Catalog by each stock's key, as what it is sold */
/** @typedef {(path: string) => Promise<Uint8Array>} Get */

const DIGITS = 32; // of a digest, that a name has

/**
 * The shelf whose files `get` gives, by their paths below the site.
 * @param {Get} get
 */
export async function openedShelf(get) {
  const catalog = /** @type {Catalog} */ (JSON.parse(new TextDecoder().decode(await get("catalog.json"))));
  return new Shelf(catalog, get);
}

export class Shelf {
  /**
   * @param {Catalog} catalog
   * @param {Get} get
   */
  constructor(catalog, get) {
    this.catalog = catalog;
    this.get = get;
    /** @type {Map<string, Promise<unknown>>} */
    this.kept = new Map();
    /** @type {Set<string>} */
    this.fetched = new Set();
  }

  /**
   * The edition of a piece.
   * @param {Piece} piece
   * @returns {Promise<Edition>}
   */
  edition({ edition }) {
    return this.once(`edition ${edition}`, async () => opened(await this.file("editions", edition), (kind, name) => this.file(kind, name)));
  }

  /**
   * A picture, as SVG.
   * @param {string} name
   * @returns {Promise<string>}
   */
  picture(name) {
    return this.once(`picture ${name}`, async () => new TextDecoder().decode(await this.file("pictures", name)));
  }

  /**
   * What a file that is named by its digest holds. Throws Unusable where it holds something else.
   * @param {string} kind
   * @param {string} name
   * @returns {Promise<Uint8Array>}
   */
  file(kind, name) {
    return this.once(`${kind} ${name}`, async () => {
      const path = `${kind}/${name}.gz`;
      const bytes = await unpacked(await this.get(path));
      this.fetched.add(path);
      if (new Sha256().update(bytes).hex().slice(0, DIGITS) !== name) throw new Unusable(problem("damaged", { name: path }));
      return bytes;
    });
  }

  /** The paths of all files that were fetched so far. */
  get used() {
    return [...this.fetched];
  }

  /**
   * @template T
   * @param {string} key
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  once(key, make) {
    let found = /** @type {Promise<T> | undefined} */ (this.kept.get(key));
    if (!found) {
      found = make();
      found.catch(() => this.kept.delete(key));
      this.kept.set(key, found);
    }
    return found;
  }
}

/**
 * What a packed file holds; some hosts have unpacked it already.
 * @param {Uint8Array} bytes
 */
async function unpacked(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
