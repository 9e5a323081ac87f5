// The check of a ZIP entry's bytes (CRC-32 as in ISO 3309), four bytes at a step.

const TABLES = tables();

/** @returns {Int32Array[]} */
function tables() {
  const first = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    first[byte] = crc;
  }
  const all = [first];
  for (let nth = 1; nth < 4; nth++) {
    const before = all[nth - 1];
    all.push(before.map((crc) => (crc >>> 8) ^ first[crc & 0xff]));
  }
  return all;
}

/**
 * The check of bytes that follow on others, whose own is given.
 * @param {Uint8Array} bytes
 * @param {number} [before]
 */
export function crc32(bytes, before = 0) {
  const [first, second, third, fourth] = TABLES;
  const whole = bytes.length & ~3;
  let crc = ~before;
  let at = 0;
  for (; at < whole; at += 4) {
    crc ^= bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    crc = fourth[crc & 0xff] ^ third[(crc >>> 8) & 0xff] ^ second[(crc >>> 16) & 0xff] ^ first[crc >>> 24];
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ first[(crc ^ bytes[at]) & 0xff];
  return ~crc >>> 0;
}
