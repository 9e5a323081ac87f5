// Fills an edition's gaps with a school's own lines: byte for byte the file that Handbill itself writes.
// The format of what is read here, and the rules it is filled by, stand in docs/editions.md; lengths are points.

import { decimal, dialling, escaped, joined, object, rect, table, textString } from "./ink/file.js";
import { caseOf, word } from "./ink/letters.js";
import { fit, laid, reach } from "./ink/places.js";
import { Sha256 } from "./ink/sha256.js";
import { problem, Unusable } from "./problem.js";

/** @typedef {import("./ink/letters.js").Case} Case */
/** @typedef {import("./ink/letters.js").Word} Word */
/** @typedef {import("./ink/places.js").Place} Place */
/** @typedef {import("./ink/places.js").Labelled} Labelled */
/** @typedef {import("./ink/places.js").Taken} Taken */
/** @typedef {import("./ink/places.js").Segment} Segment */
/** @typedef {"school" | "district" | "counselor" | "sro" | "phone" | "hotline" | "police"} Field */
/**
 * A school's logo, ready to be printed: its size in pixels, and the image object made of it (ISO 32000-1, 8.9.5).
 * @typedef {{width: number, height: number, object: Uint8Array}} Logo
 */
/** @typedef {Partial<Record<Field, string>> & {logo?: Logo | null, blank?: boolean}} Imprint */
/** @typedef {{kind: "logo", box: number[], alt: string, nameless: string, page: number, dx: number, dy: number}} Cell */
/** @typedef {{number: number, literals: string[], gaps: string[], dictionary: string | null}} Gapped */
/** @typedef {{name: string, width: number, height: number}} Picture */
/** @typedef {{begin: number, objects: [number, number][], gapped: Gapped[], opening: string,
 *   table: (number | [number, number])[], slots: (Place | Cell)[], pictures: Picture[]}} Room */
/** @typedef {{format: number, title: string, lang: string, pages: number, sheets: number, cases: string[],
 *   rooms: Record<string, Room>, bodies: ([number, number] | string)[]}} Told */
/**
 * Words in a page's picture, y downward from its upper left corner; `width` is that of the words as they are set.
 * @typedef {{x: number, y: number, size: number, width: number, text: string, font: string, lang: string}} Shown
 */
/** @typedef {{picture: Picture, color: string, lines: Shown[], logo: {x: number, y: number, width: number, height: number} | null,
 *   size: number, most: number}} Preview */
/**
 * A file in its parts, and the SHA-256 of all.
 * @typedef {{parts: Uint8Array[], size: number, sha256: string}} File
 */

export const FIELDS = /** @type {Field[]} */ (["school", "district", "counselor", "sro", "phone", "hotline", "police"]);
export const PHONES = /** @type {Field[]} */ (["phone", "hotline", "police"]);
const FORMAT = 1;
const UTF8 = new TextEncoder();

/**
 * The name of the room that an imprint takes in an edition.
 * @param {Imprint} imprint
 */
export function roomOf(imprint) {
  if (imprint.blank) return "blank";
  const phones = PHONES.filter((field) => imprint[field]);
  return FIELDS.some((field) => imprint[field]) ? ["words", ...phones].join("+") : "";
}

/**
 * The edition that a file holds, unpacked; `kept` gives the files that it names, by kind and name.
 * @param {Uint8Array} bytes
 * @param {(kind: "parts" | "cases", name: string) => Promise<Uint8Array>} kept
 */
export async function opened(bytes, kept) {
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== "HBE1") throw new Unusable(problem("edition-format"));
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4);
  const told = /** @type {Told} */ (JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))));
  if (told.format !== FORMAT) throw new Unusable(problem("edition-format"));
  const cases = await Promise.all(told.cases.map(async (name) => caseOf(await kept("cases", name))));
  return new Edition(told, bytes.subarray(8 + length), cases, (name) => kept("parts", name));
}

/** A piece with room for a school's lines, in each set of them that it may be given. */
export class Edition {
  /**
   * @param {Told} told
   * @param {Uint8Array} held
   * @param {Case[]} cases
   * @param {(name: string) => Promise<Uint8Array>} part
   */
  constructor(told, held, cases, part) {
    this.title = told.title;
    this.lang = told.lang;
    this.pages = told.pages;
    this.sheets = told.sheets;
    this.rooms = Object.keys(told.rooms);
    this.told = told;
    this.held = held;
    this.cases = cases;
    this.part = part;
    /** @type {Map<string, Promise<Shell>>} */
    this.shells = new Map();
  }

  /**
   * What is ready to be inked for imprints with room of that name; fetched once.
   * @param {string} name
   * @returns {Promise<Shell>}
   */
  room(name) {
    let found = this.shells.get(name);
    if (!found) {
      found = this.opened(name);
      found.catch(() => this.shells.delete(name));
      this.shells.set(name, found);
    }
    return found;
  }

  /** @param {string} name */
  async opened(name) {
    const room = this.told.rooms[name];
    if (!room) throw new Unusable(problem("no-room"));
    const wanted = [room.begin, ...room.objects.map(([, body]) => body), ...room.table.flat()];
    const heavy = [...new Set(wanted.map((nth) => this.told.bodies[nth]))].filter((body) => typeof body === "string");
    const parts = new Map(await Promise.all(heavy.map(async (body) => /** @type {const} */ ([body, await this.part(`${body}`)]))));
    const body = (/** @type {number} */ nth) => {
      const at = this.told.bodies[nth];
      return typeof at === "string" ? /** @type {Uint8Array} */ (parts.get(at)) : this.held.subarray(at[0], at[0] + at[1]);
    };
    return new Shell(this, room, body);
  }
}

/** An edition's file for one room, but for what its gaps hold. */
export class Shell {
  /**
   * @param {Edition} edition
   * @param {Room} room
   * @param {(nth: number) => Uint8Array} body
   */
  constructor(edition, room, body) {
    this.edition = edition;
    this.room = room;
    this.head = joined([body(room.begin), ...room.objects.flatMap(([number, nth]) => [
      UTF8.encode(`${number} 0 obj\n`), body(nth), UTF8.encode("\nendobj\n")])]);
    this.digest = new Sha256().update(this.head);
    this.table = room.table.map((block) => (typeof block === "number" ? block : block.map(body)));
    this.setters = room.slots.map((slot, nth) => (slot.kind === "words" ? new Setter(slot, edition.cases, nth) : null));
  }

  /**
   * The file for a school. Throws Unusable with every line that cannot be set: too long, or with a letter that is not here.
   * @param {Imprint} imprint
   * @returns {File}
   */
  inked(imprint) {
    const ink = this.ink(imprint);
    const objects = this.room.gapped.map((gapped) => object(gapped, ink));
    const digest = this.digest.copy();
    const places = [this.head.length];
    for (const object of objects) {
      digest.update(object);
      places.push(/** @type {number} */ (places.at(-1)) + object.length);
    }
    const identity = digest.copy().hex().slice(0, 32);
    const end = joined([
      UTF8.encode(`${this.room.opening}/ID[<${identity}><${identity}>]>>\nstream\n`), table(this.table, places),
      UTF8.encode(`\nendstream\nendobj\nstartxref\n${places.at(-1)}\n%%EOF\n`)]);
    const parts = [this.head, ...objects, end];
    return { parts, size: parts.reduce((sum, part) => sum + part.length, 0), sha256: digest.update(end).hex() };
  }

  /**
   * What goes into each gap.
   * @param {Imprint} imprint
   */
  ink(imprint) {
    const named = imprint.school ? ` – ${imprint.school}` : "";
    /** @type {Map<string, string | Uint8Array>} */
    const ink = new Map([["title", textString(this.edition.title + named)], ["school.xml", escaped(named)]]);
    const problems = [];
    for (const [nth, slot] of this.room.slots.entries()) {
      try {
        if (slot.kind === "logo") inkLogo(slot, nth, imprint, ink);
        else this.setters[nth]?.ink(imprint, ink);
      } catch (error) {
        if (!(error instanceof Unusable)) throw error;
        problems.push(...error.problems);
      }
    }
    if (problems.length) throw new Unusable(...unlike(problems));
    return ink;
  }

  /**
   * Each page's picture, with what the school's lines look like on it. Throws as `inked` does.
   * @param {Imprint} imprint
   * @returns {Preview[]}
   */
  set(imprint) {
    /** @type {Preview[]} */
    const pages = this.room.pictures.map((picture) => ({ picture, color: "#000000", lines: [], logo: null, size: 0, most: 0 }));
    const problems = [];
    for (const [nth, slot] of this.room.slots.entries()) {
      const page = pages[slot.page];
      try {
        if (slot.kind === "logo") {
          const [x, y, width, height] = imprint.logo ? cellOf(slot, imprint.logo) : slot.box;
          page.logo = { x: x + slot.dx, y: page.picture.height - (y + slot.dy) - height, width, height };
        } else this.setters[nth]?.show(imprint, page);
      } catch (error) {
        if (!(error instanceof Unusable)) throw error;
        problems.push(...error.problems);
      }
    }
    if (problems.length) throw new Unusable(...unlike(problems));
    return pages;
  }
}

/** @param {import("./problem.js").Problem[]} problems */
function unlike(problems) {
  return [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()];
}

/** Sets words in a place, and writes what shows them. */
class Setter {
  /**
   * @param {Place} place
   * @param {Case[]} cases
   * @param {number} nth
   */
  constructor(place, cases, nth) {
    this.place = { ...place, sums: place.labels.map((label) => label.reduce((sum, stretch) => sum + stretch.advance, 0)) };
    this.cases = cases;
    this.nth = nth;
  }

  /**
   * The school's words, how they fit, and where each segment of them stands.
   * @param {Imprint} imprint
   */
  composed(imprint) {
    const { place } = this;
    const said = place.parts.map((part) => imprint[part.field] ?? "");
    const words = place.parts.map((part, nth) => (said[nth] ? said[nth].split(" ").map((text) => word(this.cases[part.case], text, part.field)) : []));
    const advances = words.map((own) => own.map((one) => one.advance));
    const all = words.flat();
    const rise = all.reduce((most, one) => Math.max(most, one.rise), all.length ? -Infinity : 0);
    const drop = all.reduce((most, one) => Math.max(most, one.drop), all.length ? -Infinity : 0);
    const fitted = fit(place, said, advances, rise, drop);
    return { said, words, fitted, segments: laid(place, advances, fitted) };
  }

  /**
   * @param {Imprint} imprint
   * @param {Map<string, string | Uint8Array>} ink
   */
  ink(imprint, ink) {
    const { place } = this;
    const { said, words, fitted, segments } = this.composed(imprint);
    const [y, leading] = place.rows[fitted.rows];
    let gap = -1;
    let group = -1;
    for (const { segment, along } of segments) {
      const height = y - segment.line * leading;
      const code = this.code(segment, along, height, fitted.size, words);
      if (segment.group === group) {
        ink.set(`${this.nth}.${gap}`, `${ink.get(`${this.nth}.${gap}`)}\n${code}`);
        continue;
      }
      group = segment.group;
      gap += 1;
      const name = `${this.nth}.${gap}`;
      ink.set(name, code);
      const [first] = segment.pieces;
      if ("part" in first && place.parts[first.part].call) {
        const [dialled] = words[first.part];
        const number = said[first.part];
        ink.set(`${name}.rect`, rect(place.x + along, height, fitted.size, dialled));
        ink.set(`${name}.contents`, textString(place.parts[first.part].call.replaceAll("<to>", number)));
        ink.set(`${name}.uri`, textString(dialling(number)));
      }
    }
  }

  /**
   * The code that shows a segment.
   * @param {Segment} segment
   * @param {number} along
   * @param {number} height
   * @param {number} size
   * @param {Word[][]} words
   */
  code(segment, along, height, size, words) {
    const { place } = this;
    const at = decimal(size);
    const runs = segment.pieces.flatMap((piece) => {
      if ("label" in piece) return place.labels[piece.label][piece.stretch].runs;
      const part = place.parts[piece.part];
      return [/** @type {[string, string]} */ ([part.resource, `[<${this.array(piece, words)}>]`])];
    });
    const shown = runs.map(([resource, array]) => `/${resource} ${at} Tf ${array} TJ`).join(" ");
    const code = `BT 1 0 0 1 ${decimal(place.x + along)} ${decimal(height)} Tm ${shown} ET`;
    return segment.lang ? `/Span <</Lang (${segment.lang})>> BDC\n${code}\nEMC` : code;
  }

  /**
   * @param {Taken} taken
   * @param {Word[][]} words
   */
  array(taken, words) {
    const space = /** @type {import("./ink/letters.js").Letter} */ (this.cases[this.place.parts[taken.part].case].letters.get(" ")).code;
    const shown = words[taken.part].slice(taken.start, taken.stop).map((one) => one.shown);
    return [...shown, ...(taken.more ? [""] : [])].join(space);
  }

  /**
   * @param {Imprint} imprint
   * @param {Preview} page
   */
  show(imprint, page) {
    const { place } = this;
    const { words, fitted, segments } = this.composed(imprint);
    const [y, leading] = place.rows[fitted.rows];
    const scale = fitted.size / 1000;
    page.color = place.color;
    page.size = fitted.size;
    page.most = place.rows[0][2];
    for (const { segment, along } of segments) {
      let x = place.x + place.dx + along;
      const at = { y: page.picture.height - (y - segment.line * leading + place.dy), size: fitted.size, lang: segment.lang };
      for (const piece of segment.pieces) {
        for (const [text, font, advance] of said(place, piece, words)) {
          page.lines.push({ ...at, x, width: advance * scale, text, font });
          x += advance * scale;
        }
      }
    }
  }
}

/**
 * What a piece says in a picture: words, their font (none for a school's own), their advance.
 * @param {Place} place
 * @param {Labelled | Taken} piece
 * @param {Word[][]} words
 * @returns {[string, string, number][]}
 */
function said(place, piece, words) {
  if ("label" in piece) return place.labels[piece.label][piece.stretch].words;
  const taken = words[piece.part].slice(piece.start, piece.stop);
  return [[taken.map((one) => one.text).join(" "), "", reach(taken.map((one) => one.advance))]];
}

/**
 * @param {Cell} cell
 * @param {number} nth
 * @param {Imprint} imprint
 * @param {Map<string, string | Uint8Array>} ink
 */
function inkLogo(cell, nth, imprint, ink) {
  if (!imprint.logo) throw new Unusable(problem("no-room"));
  const [x, y, width, height] = cellOf(cell, imprint.logo);
  ink.set(`${nth}.alt`, textString(cell.alt.replaceAll("<school>", imprint.school || cell.nameless)));
  ink.set(`${nth}.drawn`, `q ${decimal(width)} 0 0 ${decimal(height)} ${decimal(x)} ${decimal(y)} cm /Logo Do Q`);
  ink.set("logo", imprint.logo.object);
}

/**
 * Where a logo stands in its cell: as large as that allows, at its left, in the middle of its height.
 * @param {Cell} cell
 * @param {{width: number, height: number}} logo
 */
function cellOf(cell, logo) {
  const [x, y, across, high] = cell.box;
  const scale = Math.min(across / logo.width, high / logo.height);
  const [width, height] = [logo.width * scale, logo.height * scale];
  return [x, y + (high - height) / 2, width, height];
}
