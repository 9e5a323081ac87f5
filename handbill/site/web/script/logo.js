// A school's logo, made ready to be printed: upright, on white as it will stand on paper, its pixels and nothing else.
// As handbill/page/logo.py judges it; the browser reads the picture, so that its bytes may differ.

import { joined } from "./ink/file.js";
import { problem, Unusable } from "./problem.js";

/** @typedef {import("./ink.js").Logo} Logo */

const BYTES = 50_000_000;
const PIXELS = 40_000_000;
const STRETCH = 10; // times as long as wide; what is longer would be a hairline
const SIDE = 1000; // pixels: 600 to the inch in the widest cell of a poster
const SEEN = 230; // of 255: what is lighter than this is not seen on white paper
const ENOUGH = 0.001; // of the pixels
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const DRAWINGS = ["%PDF", "%!PS", "<svg"];
const UP = 2; // how a line of a PNG is told: by what it has more than the line above (PNG specification, 9.2)

/**
 * The picture in a file, ready to be printed and to be shown.
 * Throws Unusable if it is none that can be printed, or one of which nothing would be seen.
 * @param {File} file
 * @returns {Promise<{logo: Logo, picture: ImageBitmap}>}
 */
export async function readLogo(file) {
  if (file.size > BYTES) throw wrong("logo-heavy", file, { n: BYTES / 1e6 });
  const bytes = new Uint8Array(await file.arrayBuffer());
  judge(bytes, file);
  const whole = await createImageBitmap(new Blob([bytes])).catch(() => {
    throw wrong("logo-broken", file);
  });
  const scale = Math.min(1, SIDE / Math.max(whole.width, whole.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(whole.width * scale));
  canvas.height = Math.max(1, Math.round(whole.height * scale));
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
  if (!isSeen(pixels)) throw wrong("logo-white", file);
  const photograph = bytes[0] === PNG[0] ? null : await asJpeg(canvas);
  return { logo: await printed(pixels, photograph), picture: await createImageBitmap(canvas) };
}

/**
 * @param {string} key
 * @param {File} file
 * @param {Record<string, string | number>} [args]
 */
function wrong(key, file, args = {}) {
  return new Unusable(problem(key, { name: file.name, ...args }, { name: "logo" }));
}

/**
 * Throws Unusable if it is no picture made of pixels, or one of a size that cannot be printed, before any of it is unpacked.
 * @param {Uint8Array} bytes
 * @param {File} file
 */
function judge(bytes, file) {
  const begin = String.fromCharCode(...bytes.subarray(0, 1024));
  if (DRAWINGS.some((mark) => begin.includes(mark))) throw wrong("logo-drawn", file);
  const size = PNG.every((byte, nth) => bytes[nth] === byte) ? pngSize(bytes) : jpegSize(bytes);
  if (!size) throw wrong("logo-unknown", file);
  const [width, height] = size;
  if (width * height > PIXELS) throw wrong("logo-large", file, { n: Math.round((width * height) / 1e6) });
  if (Math.max(width, height) > STRETCH * Math.min(width, height)) throw wrong("logo-long", file, { width, height });
}

/** @param {Uint8Array} bytes */
function pngSize(bytes) {
  if (bytes.length < 24) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

/**
 * As the frame header says, which comes before any scan; null for what is no JPEG.
 * @param {Uint8Array} bytes
 */
function jpegSize(bytes) {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1];
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return [view.getUint16(at + 7), view.getUint16(at + 5)];
  }
  return null;
}

/** @param {ImageData} pixels */
function isSeen({ data }) {
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2] < SEEN) dark += 1;
  }
  return dark >= (ENOUGH * data.length) / 4;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {Promise<Uint8Array | null>}
 */
async function asJpeg(canvas) {
  const blob = await /** @type {Promise<Blob | null>} */ (new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.92)));
  return blob && new Uint8Array(await blob.arrayBuffer());
}

/**
 * The image object: packed pixels, or as JPEG where a photograph takes half the room so.
 * @param {ImageData} pixels
 * @param {Uint8Array | null} photograph
 * @returns {Promise<Logo>}
 */
async function printed(pixels, photograph) {
  const { width, height } = pixels;
  const packed = await deflated(lines(pixels));
  const jpeg = photograph && photograph.length < packed.length / 2 ? photograph : null;
  const filter = jpeg ? "/DCTDecode" : `/FlateDecode/DecodeParms<</Predictor 15/Colors 3/Columns ${width}>>`;
  const data = jpeg ?? packed;
  const entries =
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8` +
    `/Filter${filter}/Length ${data.length}`;
  const text = new TextEncoder();
  return { width, height, object: joined([text.encode(`<<${entries}>>\nstream\n`), data, text.encode("\nendstream")]) };
}

/**
 * The pixels line by line, each as the difference to the line above.
 * @param {ImageData} pixels
 */
function lines({ data, width, height }) {
  const told = new Uint8Array((3 * width + 1) * height);
  for (let row = 0, to = 0; row < height; row += 1) {
    told[to++] = UP;
    for (let at = 4 * width * row; at < 4 * width * (row + 1); at += 4) {
      for (let colour = 0; colour < 3; colour += 1) {
        told[to++] = data[at + colour] - (row ? data[at + colour - 4 * width] : 0);
      }
    }
  }
  return told;
}

/** @param {Uint8Array} bytes */
async function deflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
