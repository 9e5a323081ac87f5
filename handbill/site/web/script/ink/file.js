// Numbers, strings, objects and the table of objects as Handbill writes them into a file (docs/editions.md).

const UTF8 = new TextEncoder();
const BEYOND = 20; // decimals that show whether a number lies just between two
const HALF = `5${"0".repeat(BEYOND - 1)}`;

/**
 * An object of the file, its gaps filled.
 * @param {import("../ink.js").Gapped} gapped
 * @param {Map<string, string | Uint8Array>} ink
 */
export function object(gapped, ink) {
  const content = joined(gapped.literals.flatMap((literal, nth) => {
    const said = nth ? ink.get(gapped.gaps[nth - 1]) : "";
    if (said === undefined) throw new Error(`nothing for the gap ${gapped.gaps[nth - 1]}`);
    return [typeof said === "string" ? UTF8.encode(said) : said, UTF8.encode(literal)];
  }));
  const told = gapped.dictionary === null ? "" : `<<${gapped.dictionary}/Length ${content.length}>>\nstream\n`;
  return joined([
    UTF8.encode(`${gapped.number} 0 obj\n${told}`), content, UTF8.encode(told ? "\nendstream\nendobj\n" : "\nendobj\n")]);
}

/**
 * The rows of the cross-reference stream (docs/editions.md): what is packed already, and stored blocks for the objects at `places`.
 * @param {(number | Uint8Array[])[]} blocks
 * @param {number[]} places
 */
export function table(blocks, places) {
  const [packed, raw] = [[new Uint8Array([0x78, 0xda])], /** @type {Uint8Array[]} */ ([])];
  let next = 0;
  for (const [nth, block] of blocks.entries()) {
    if (typeof block !== "number") {
      raw.push(block[0]);
      packed.push(block[1]);
      continue;
    }
    const rows = new Uint8Array(8 * block);
    const view = new DataView(rows.buffer);
    for (let row = 0; row < block; row += 1) {
      view.setUint8(8 * row + 1, 1);
      view.setUint32(8 * row + 2, places[next]);
      next += 1;
    }
    const size = rows.length;
    const last = nth === blocks.length - 1 ? 1 : 0;
    packed.push(new Uint8Array([last, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255]), rows);
    raw.push(rows);
  }
  const sum = adler32(raw);
  return joined([...packed, new Uint8Array([sum >>> 24, sum >>> 16, sum >>> 8, sum])]);
}

/** @param {Uint8Array[]} parts */
function adler32(parts) {
  let [a, b] = [1, 0];
  for (const part of parts) {
    for (const byte of part) {
      a = (a + byte) % 65521;
      b = (b + a) % 65521;
    }
  }
  return ((b << 16) | a) >>> 0;
}

/** @param {Uint8Array[]} parts */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * A number as a page has it: at most four decimals, without trailing noughts.
 * @param {number} value
 */
export function decimal(value) {
  if (value % 1 === 0) return Object.is(value, -0) ? "-0" : value.toFixed(0);
  return fixed(value, 4).replace(/\.?0+$/, "");
}

/**
 * Rounded to so many decimals; what lies between two goes to the even one, as in Python and not as in toFixed.
 * @param {number} value
 * @param {number} places
 */
export function fixed(value, places) {
  const near = value.toFixed(places);
  const exact = value.toFixed(places + BEYOND);
  const cut = exact.slice(0, -BEYOND);
  return exact.endsWith(HALF) && Number(cut.at(-1)) % 2 === 0 ? cut : near;
}

/**
 * A link's Rect over a word that begins at (x, y), to a thousandth of a point.
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {import("./letters.js").Word} over
 */
export function rect(x, y, size, over) {
  const [up, down] = [over.rise * (size / 1000), over.drop * (size / 1000)];
  const low = y - down;
  const sides = [x, low, x + (x + (over.advance * size) / 1000 - x), low + (low + (up + down) - low)];
  return `[${sides.map((side) => decimal(Number(fixed(side, 3)))).join(" ")}]`;
}

/**
 * A text string (ISO 32000-1, 7.9.2.2): as it is where it is ASCII, else UTF-16.
 * @param {string} text
 */
export function textString(text) {
  if (/^[\x00-\x7f]*$/.test(text)) return `(${text.replace(/[\\()]/g, "\\$&")})`;
  const units = Array.from({ length: text.length }, (_, nth) => text.charCodeAt(nth).toString(16).toUpperCase().padStart(4, "0"));
  return `<FEFF${units.join("")}>`;
}

/** @param {string} text */
export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
