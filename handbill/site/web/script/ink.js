// Fills an edition's gaps with a school's own lines: byte for byte the file that Handbill itself writes.
// The format of what is read here, and the rules it is filled by, stand in docs/editions.md; lengths are points.

import { decimal, escaped, joined, object, rect, table, textString } from "./ink/file.js";
import { caseOf, word } from "./ink/letters.js";
import { fit, laid, reach } from "./ink/places.js";
import { Sha256 } from "./ink/sha256.js";
import { dialling } from "./links.js";
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
/**
 * A page's picture: the files of its layers from below, its size.
 * @typedef {{layers: string[], width: number, height: number}} Picture
 */
/** @typedef {{begin: number, objects: [number, number][], gapped: Gapped[], opening: string,
 *   table: (number | [number, number])[], slots: (Place | Cell)[], pictures: Picture[]}} Room */
/** @typedef {{format: number, title: string, lang: string, pages: number, sheets: number, cases: string[],
 *   rooms: Record<string, Room>, parts: string[], bodies: [number, number, number][]}} Told */
/**
 * Words in a page's picture, y downward from its upper left corner; `width` is that of the words as they are set.
 * @typedef {{x: number, y: number, size: number, width: number, text: string, font: string, lang: string, color: string}} Shown
 */
/**
 * A page's picture with a school's own on it; `set` says of each place its fields, their size and the largest they may have.
 * @typedef {{picture: Picture, lines: Shown[], logo: {x: number, y: number, width: number, height: number} | null,
 *   set: {fields: Field[], size: number, most: number}[]}} Preview
 */
/**
 * A file in its parts, and the SHA-256 of all.
 * @typedef {{parts: Uint8Array[], size: number, sha256: string}} File
 */

export const FIELDS = /** @type {Field[]} */ (["school", "district", "counselor", "sro", "phone", "hotline", "police"]);
export const PHONES = /** @type {Field[]} */ (["phone", "hotline", "police"]);
const FORMAT = 1;
const UTF8 = new TextEncoder();

/**
 * The name of the room that an imprint takes in an edition. Throws Unusable for numbers of which nobody says whose they are.
 * @param {Imprint} imprint
 */
export function roomOf(imprint) {
  const cell = imprint.logo ? `${cellFor(imprint.logo)} ` : "";
  if (imprint.blank) return `${cell}blank`;
  const phones = PHONES.filter((field) => imprint[field]);
  const given = FIELDS.filter((field) => imprint[field]);
  if (given.length === phones.length && phones.length) throw new Unusable(problem("whose-number", {}, { name: given[0] }));
  return cell + (given.length ? ["words", ...phones].join("+") : "");
}

/**
 * How wide a logo's cell is for its height, so that few cells serve all logos.
 * @param {{width: number, height: number}} logo
 */
export function cellFor(logo) {
  return [1, 1.5].find((ratio) => logo.width <= ratio * logo.height) ?? 2;
}

/**
 * The edition that a file tells of, unpacked; `kept` gives the files that it names, by kind and name.
 * @param {Uint8Array} bytes
 * @param {(kind: "parts" | "cases", name: string) => Promise<Uint8Array>} kept
 */
export async function opened(bytes, kept) {
  const told = /** @type {Told} */ (JSON.parse(new TextDecoder().decode(bytes)));
  if (told.format !== FORMAT) throw new Unusable(problem("edition-format"));
  const cases = await Promise.all(told.cases.map(async (name) => caseOf(await kept("cases", name))));
  return new Edition(told, cases, (name) => kept("parts", name));
}

/** A piece with room for a school's lines, in each set of them that it may be given. */
export class Edition {
  /**
   * @param {Told} told
   * @param {Case[]} cases
   * @param {(name: string) => Promise<Uint8Array>} part
   */
  constructor(told, cases, part) {
    this.title = told.title;
    this.lang = told.lang;
    this.pages = told.pages;
    this.sheets = told.sheets;
    this.told = told;
    this.cases = cases;
    this.part = part;
    /** @type {Map<string, Promise<Shell>>} */
    this.shells = new Map();
    /** @type {Map<string, Setters>} */
    this.setters = new Map();
  }

  /**
   * What is ready to be inked for imprints that take the same room as this one; what it is made of is fetched once.
   * @param {Imprint} imprint
   * @returns {Promise<Shell>}
   */
  shell(imprint) {
    const name = roomOf(imprint);
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
    const { bodies, parts } = this.told;
    const setters = this.set(name);
    const { room } = setters;
    const numbers = [room.begin, ...room.objects.map(([, nth]) => nth), ...room.table.flatMap((block) => (typeof block === "number" ? [] : block))];
    const files = new Map(await Promise.all([...new Set(numbers.map((nth) => bodies[nth][0]))].map(
      async (file) => /** @type {const} */ ([file, await this.part(parts[file])]))));
    return new Shell(this.title, setters, (nth) => {
      const [file, at, length] = bodies[nth];
      return /** @type {Uint8Array} */ (files.get(file)).subarray(at, at + length);
    });
  }

  /** @param {string} name */
  set(name) {
    const room = this.told.rooms[name];
    if (!room) throw new Unusable(problem("no-room"));
    const found = this.setters.get(name) ?? new Setters(room, this.cases);
    this.setters.set(name, found);
    return found;
  }

  /**
   * The picture of each page that has one, and what the school's lines look like on it. Throws as `Shell.inked` does.
   * @param {Imprint} imprint
   * @returns {Preview[]}
   */
  preview(imprint) {
    return this.set(roomOf(imprint)).preview(imprint);
  }
}

/** A room's places, each with what sets words there. */
class Setters {
  /**
   * @param {Room} room
   * @param {Case[]} cases
   */
  constructor(room, cases) {
    this.room = room;
    this.setters = room.slots.map((slot, nth) => (slot.kind === "words" ? new Setter(slot, cases, nth) : null));
  }

  /**
   * Does something for each place. Throws Unusable with every line that cannot be set in any.
   * @param {(slot: Place | Cell, setter: Setter | null, nth: number) => void} work
   */
  each(work) {
    const problems = [];
    for (const [nth, slot] of this.room.slots.entries()) {
      try {
        work(slot, this.setters[nth], nth);
      } catch (error) {
        if (!(error instanceof Unusable)) throw error;
        problems.push(...error.problems);
      }
    }
    if (problems.length) throw new Unusable(...unlike(problems));
  }

  /**
   * @param {Imprint} imprint
   * @returns {Preview[]}
   */
  preview(imprint) {
    /** @type {Preview[]} */
    const pages = this.room.pictures.map((picture) => ({ picture, lines: [], logo: null, set: [] }));
    this.each((slot, setter) => {
      const page = pages[slot.page];
      if (!page) return;
      if (slot.kind === "words") setter?.show(imprint, page);
      else page.logo = seen(slot, imprint, page.picture.height);
    });
    return pages;
  }
}

/** An edition's file for one room, but for what its gaps hold. */
export class Shell {
  /**
   * @param {string} title
   * @param {Setters} setters
   * @param {(nth: number) => Uint8Array} body
   */
  constructor(title, setters, body) {
    const { room } = setters;
    this.title = title;
    this.setters = setters;
    this.room = room;
    this.head = joined([body(room.begin), ...room.objects.flatMap(([number, nth]) => [
      UTF8.encode(`${number} 0 obj\n`), body(nth), UTF8.encode("\nendobj\n")])]);
    this.digest = new Sha256().update(this.head);
    this.table = room.table.map((block) => (typeof block === "number" ? block : block.map(body)));
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
    for (const made of objects) {
      digest.update(made);
      places.push(places[places.length - 1] + made.length);
    }
    const identity = digest.copy().hex().slice(0, 32);
    const end = joined([
      UTF8.encode(`${this.room.opening}/ID[<${identity}><${identity}>]>>\nstream\n`), table(this.table, places),
      UTF8.encode(`\nendstream\nendobj\nstartxref\n${places[places.length - 1]}\n%%EOF\n`)]);
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
    const ink = new Map([["title", textString(this.title + named)], ["school.xml", escaped(named)]]);
    this.setters.each((slot, setter, nth) => {
      if (slot.kind === "words") setter?.ink(imprint, ink);
      else inkLogo(slot, nth, imprint, ink);
    });
    return ink;
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
    const fields = place.parts.map((part) => part.field).filter((field) => imprint[field]);
    page.set.push({ fields, size: fitted.size, most: place.rows[0][2] });
    for (const { segment, along } of segments) {
      let x = place.x + place.dx + along;
      const at = { y: page.picture.height - (y - segment.line * leading + place.dy), size: fitted.size, lang: segment.lang, color: place.color };
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
 * Where a logo stands in a picture of that height, or its whole cell where there is none yet.
 * @param {Cell} cell
 * @param {Imprint} imprint
 * @param {number} high
 */
function seen(cell, imprint, high) {
  const [x, y, width, height] = imprint.logo ? cellOf(cell, imprint.logo) : cell.box;
  return { x: x + cell.dx, y: high - (y + cell.dy) - height, width, height };
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
