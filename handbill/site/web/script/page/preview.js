// The page itself, as it will print: its picture, and the school's words in their places.

import { block, button, tell } from "./elements.js";

/** @typedef {import("../ink.js").Preview} Page */
/** @typedef {import("../ink.js").Shown} Shown */
/** @typedef {import("../shelf.js").Piece} Piece */
/** @typedef {import("../shelf.js").Shelf} Shelf */
/** @typedef {import("./speech.js").Speech} Speech */

const SVG = "http://www.w3.org/2000/svg";

export class Preview {
  /**
   * @param {Shelf} shelf
   * @param {Speech} speech
   */
  constructor(shelf, speech) {
    this.shelf = shelf;
    this.speech = speech;
    this.sheet = block("sheet");
    /** @type {Piece | null} */
    this.piece = null;
    /** @type {Page[]} */
    this.pages = [];
    this.nth = 0;
    /** @type {ImageBitmap | null} */
    this.logo = null;
    this.drawn = "";
    button("earlier").addEventListener("click", () => void this.turn(-1));
    button("later").addEventListener("click", () => void this.turn(1));
  }

  /**
   * Shows these pages; another piece is shown from its first page.
   * @param {Piece} piece
   * @param {Page[]} pages
   * @param {ImageBitmap | null} logo
   */
  async show(piece, pages, logo) {
    if (piece !== this.piece) this.nth = 0;
    Object.assign(this, { piece, pages, logo });
    await this.draw();
  }

  /** @param {number} by */
  async turn(by) {
    this.nth = Math.max(0, Math.min(this.nth + by, this.pages.length - 1));
    await this.draw();
  }

  async draw() {
    const { pages, nth } = this;
    const page = pages[nth];
    const name = page.picture.layers.join();
    if (this.drawn !== name) {
      const layers = await Promise.all(page.picture.layers.map((layer) => this.shelf.picture(layer)));
      if (page !== this.pages[this.nth]) return;
      this.drawn = name;
      this.sheet.replaceChildren(framed(layers, page));
      this.sheet.style.setProperty("--across", `${page.picture.width / page.picture.height}`);
    }
    const svg = /** @type {SVGElement} */ (this.sheet.firstElementChild);
    svg.querySelector(".words")?.replaceWith(words(page));
    svg.setAttribute("aria-label", this.speech.say("piece.picture", { title: this.piece?.title ?? "", page: this.page }));
    this.drawLogo(page);
    this.sheet.setAttribute("aria-busy", "false");
    block("turning").hidden = pages.length < 2;
    tell(block("page-of"), this.page);
    disabled(button("earlier"), nth === 0);
    disabled(button("later"), nth === pages.length - 1);
  }

  /** Which page is shown, in words. */
  get page() {
    if (this.piece?.kind === "card") return this.speech.say(this.nth ? "piece.back" : "piece.front");
    return this.speech.say("piece.page", { page: this.nth + 1, pages: this.piece?.pages ?? 1 });
  }

  /** @param {Page} page */
  drawLogo({ logo: place, picture }) {
    this.sheet.querySelector("canvas")?.remove();
    if (!place || !this.logo) return;
    const canvas = document.createElement("canvas");
    canvas.width = this.logo.width;
    canvas.height = this.logo.height;
    canvas.getContext("2d")?.drawImage(this.logo, 0, 0);
    canvas.setAttribute("aria-hidden", "true");
    Object.assign(canvas.style, {
      left: share(place.x, picture.width), top: share(place.y, picture.height),
      width: share(place.width, picture.width), height: share(place.height, picture.height),
    });
    this.sheet.append(canvas);
  }
}

/**
 * A button that keeps the keyboard where it is although it can do nothing now.
 * @param {HTMLButtonElement} button
 * @param {boolean} now
 */
function disabled(button, now) {
  button.setAttribute("aria-disabled", `${now}`);
}

/**
 * @param {number} length
 * @param {number} whole
 */
function share(length, whole) {
  return `${(100 * length) / whole}%`;
}

/**
 * A picture in its layers, in a frame that is to say what it shows, with room for words.
 * @param {string[]} layers SVG
 * @param {Page} page
 */
function framed(layers, { picture: { width, height } }) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("role", "img");
  const empty = document.createElementNS(SVG, "g");
  empty.setAttribute("class", "words");
  svg.append(...layers.map((layer) => drawn(layer, width)), empty);
  return svg;
}

/**
 * What a layer draws, in points.
 * @param {string} layer
 * @param {number} width of the page
 */
function drawn(layer, width) {
  const read = new DOMParser().parseFromString(layer, "image/svg+xml").documentElement;
  const group = document.createElementNS(SVG, "g");
  const units = Number(read.getAttribute("viewBox")?.split(" ")[2]); // across the page
  group.setAttribute("transform", `scale(${width / units})`);
  group.append(...[...read.children].filter((child) => child.localName === "path" || child.localName === "g"));
  return group;
}

/** @param {Page} page */
function words({ lines }) {
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("class", "words");
  group.append(...lines.map(set));
  return group;
}

/** @param {Shown} line */
function set({ x, y, size, width, text, font, lang, color }) {
  const made = document.createElementNS(SVG, "text");
  const known = { x, y, fill: color, "font-size": size, textLength: width, lengthAdjust: "spacingAndGlyphs", class: faceOf(font) };
  for (const [name, value] of Object.entries(known)) made.setAttribute(name, `${value}`);
  if (lang) made.setAttribute("lang", lang);
  made.textContent = text;
  return made;
}

/** @param {string} font as in SourceSans3-Bold; none for a school's own words, which are bold */
function faceOf(font) {
  if (!font) return "bold";
  if (font.startsWith("Fira")) return "display";
  return /Bold/.test(font) ? "bold" : "plain";
}
