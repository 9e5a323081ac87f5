// A ZIP archive as it is written: entries stored as they are (a PDF is compressed already), the same bytes each time,
// no matter how many or how large all are together (ZIP64, APPNOTE 4.3.14). Libraries that stream write no ZIP64.

import { problem, Unusable } from "../problem.js";
import { crc32 } from "./crc.js";

const FIRST_DAY = (1 << 5) | 1; // 1980-01-01, the first that an archive knows
const UNIX = 3;
const MODE = 0o644;
const PLAIN = 20; // the version that is needed to read an entry
const LARGE = 45; // the same with ZIP64
const MOST = 0xffff; // entries, and
const FURTHEST = 0xffffffff; // bytes, that the old records can tell
const NAME = /^([\w-]+\/)?(?!\.)[\w+.-]+$/; // a file, or a folder and a file in it

/** @typedef {(bytes: Uint8Array) => void | Promise<void>} Write */

export class Zip {
  /**
   * @param {Write} write
   * @param {number} [at] where the archive begins in what is written
   */
  constructor(write, at = 0) {
    this._write = write;
    this._at = at;
    /** @type {Uint8Array[]} */
    this._central = [];
    /** @type {WeakMap<Uint8Array, number>} */
    this._checked = new WeakMap(); // of what begins many files
    this._names = new Set();
  }

  /** How many bytes are written. */
  get size() {
    return this._at;
  }

  /**
   * Adds a file, given in parts. Throws Unusable for a name that is there, or that leads out of the archive's folders.
   * @param {string} name
   * @param {Uint8Array[]} parts
   */
  async add(name, parts) {
    if (!NAME.test(name) || this._names.has(name)) throw new Unusable(problem("zip-name", { name }));
    this._names.add(name);
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    const about = common(this._check(parts), size, name);
    this._central.push(inDirectory(about, name, this._at));
    await this._put(local(about, name));
    for (const part of parts) await this._put(part);
  }

  /** Writes what says where everything is. */
  async finish() {
    const start = this._at;
    for (const entry of this._central) await this._put(entry);
    await this._put(end(this._central.length, start, this._at - start));
  }

  /** @param {Uint8Array[]} parts */
  _check([head, ...rest]) {
    if (!head) return 0;
    const known = this._checked.get(head) ?? crc32(head);
    if (rest.length) this._checked.set(head, known);
    return rest.reduce((crc, part) => crc32(part, crc), known);
  }

  /** @param {Uint8Array} bytes */
  async _put(bytes) {
    this._at += bytes.length;
    await this._write(bytes);
  }
}

/** @typedef {[width: 2 | 4 | 8, value: number]} Field little-endian */

/**
 * What both an entry's records say of it: flags, method, time, day, check, sizes, lengths of its name.
 * @param {number} crc
 * @param {number} size
 * @param {string} name
 * @returns {Field[]}
 */
function common(crc, size, name) {
  return [[2, 0], [2, 0], [2, 0], [2, FIRST_DAY], [4, crc], [4, size], [4, size], [2, name.length]];
}

/**
 * @param {Field[]} about
 * @param {string} name
 */
function local(about, name) {
  return record([[4, 0x04034b50], [2, PLAIN], ...about, [2, 0]], name);
}

/**
 * @param {Field[]} about
 * @param {string} name
 * @param {number} at
 */
function inDirectory(about, name, at) {
  const far = at >= FURTHEST;
  /** @type {Field[]} */
  const where = far ? [[2, 1], [2, 8], [8, at]] : [];
  const version = far ? LARGE : PLAIN;
  return record(
    [
      [4, 0x02014b50], [2, (UNIX << 8) | version], [2, version], ...about, [2, far ? 12 : 0], [2, 0], [2, 0], [2, 0],
      [4, MODE * 0x10000], [4, Math.min(at, FURTHEST)],
    ],
    name,
    where,
  );
}

/**
 * @param {number} count
 * @param {number} start
 * @param {number} size
 */
function end(count, start, size) {
  /** @type {Field[]} */
  const large = [
    [4, 0x06064b50], [8, 44], [2, (UNIX << 8) | LARGE], [2, LARGE], [4, 0], [4, 0], [8, count], [8, count], [8, size],
    [8, start], [4, 0x07064b50], [4, 0], [8, start + size], [4, 1],
  ];
  const entries = Math.min(count, MOST);
  return record([
    ...(count >= MOST || start + size >= FURTHEST ? large : []),
    [4, 0x06054b50], [2, 0], [2, 0], [2, entries], [2, entries], [4, Math.min(size, FURTHEST)],
    [4, Math.min(start, FURTHEST)], [2, 0],
  ]);
}

/**
 * Fields, a name, and fields behind it.
 * @param {Field[]} fields
 * @param {string} [name]
 * @param {Field[]} [behind]
 */
function record(fields, name = "", behind = []) {
  const bytes = new Uint8Array(width(fields) + name.length + width(behind));
  const view = new DataView(bytes.buffer);
  put(view, 0, fields);
  for (let nth = 0; nth < name.length; nth++) bytes[width(fields) + nth] = name.charCodeAt(nth);
  put(view, width(fields) + name.length, behind);
  return bytes;
}

/** @param {Field[]} fields */
function width(fields) {
  return fields.reduce((sum, [bytes]) => sum + bytes, 0);
}

/**
 * @param {DataView} view
 * @param {number} at
 * @param {Field[]} fields
 */
function put(view, at, fields) {
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
}
