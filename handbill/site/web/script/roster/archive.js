// The files in a workbook, which is a ZIP archive.

import { unzipSync } from "../../vendor/fflate/fflate.js";
import { Unread } from "./unread.js";

const FILES = 10_000; // in an archive; a list has a dozen

export class Archive {
  /**
   * Throws Unread if it is none.
   * @param {Uint8Array} bytes
   * @param {number} most bytes of all files that are read, as they are unpacked
   */
  constructor(bytes, most) {
    this.bytes = bytes;
    this.most = most;
    this.left = most;
    /** @type {Map<string, {name: string, size: number}>} */
    this.files = new Map();
    this.unzipped(({ name, originalSize: size }) => {
      if (this.files.size === FILES) {
        throw new Unread();
      }
      this.files.set(name.toLowerCase(), { name, size });
      return false;
    });
  }

  /**
   * Whether there is a file of that name; capitals make no difference.
   * @param {string} name
   */
  has(name) {
    return this.files.has(name.toLowerCase());
  }

  /**
   * What a file says; null if there is none. Throws Unread if it is more than is left of what may be read.
   * @param {string} name
   */
  text(name) {
    const file = this.files.get(name.toLowerCase());
    if (!file) {
      return null;
    }
    this.left -= file.size;
    if (this.left < 0) {
      throw new Unread("workbook-too-much", { bytes: `${this.most >> 20}` });
    }
    const found = this.unzipped((one) => one.name === file.name);
    return new TextDecoder().decode(found[file.name]);
  }

  /** @param {Parameters<typeof unzipSync>[1]["filter"]} filter */
  unzipped(filter) {
    try {
      return unzipSync(this.bytes, { filter });
    } catch {
      throw new Unread();
    }
  }
}
