// SHA-256 (FIPS 180-4) that can be copied where it stands: the beginning of a file is reckoned once for all schools.
// The browser's own digest takes whole messages only, and none at all on pages without https.

const PRIMES = firstPrimes(64);
const BEGIN = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction(prime ** (1 / 2)));
const ROUNDS = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const BLOCK = 64; // bytes
const schedule = new Uint32Array(64);

/** @param {number} count */
function firstPrimes(count) {
  /** @type {number[]} */
  const found = [];
  for (let tried = 2; found.length < count; tried += 1) {
    if (found.every((prime) => tried % prime)) found.push(tried);
  }
  return found;
}

/**
 * The first 32 bits of what stands behind the point.
 * @param {number} root
 */
function fraction(root) {
  return ((root % 1) * 2 ** 32) >>> 0;
}

export class Sha256 {
  constructor() {
    this.state = BEGIN.slice();
    this.rest = new Uint8Array(BLOCK);
    this.length = 0;
  }

  copy() {
    const other = new Sha256();
    other.state.set(this.state);
    other.rest.set(this.rest);
    other.length = this.length;
    return other;
  }

  /** @param {Uint8Array} bytes */
  update(bytes) {
    const held = this.length % BLOCK;
    this.length += bytes.length;
    if (held + bytes.length < BLOCK) {
      this.rest.set(bytes, held);
      return this;
    }
    let at = 0;
    if (held) {
      at = BLOCK - held;
      this.rest.set(bytes.subarray(0, at), held);
      this.block(this.rest, 0);
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) this.block(bytes, at);
    this.rest.set(bytes.subarray(at));
    return this;
  }

  /** The digest of all so far, as hexadecimal figures; nothing may follow. */
  hex() {
    const bits = this.length * 8;
    const end = new Uint8Array(BLOCK - ((this.length + 8) % BLOCK) + 8);
    end[0] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32));
    view.setUint32(end.length - 4, bits);
    this.update(end);
    return Array.from(this.state, (word) => word.toString(16).padStart(8, "0")).join("");
  }

  /**
   * @param {Uint8Array} bytes
   * @param {number} at
   */
  block(bytes, at) {
    const w = schedule;
    for (let t = 0; t < 16; t += 1, at += 4) {
      w[t] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    }
    for (let t = 16; t < 64; t += 1) {
      const x = w[t - 15];
      const y = w[t - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    const { state } = this;
    let [a, b, c, d] = [state[0], state[1], state[2], state[3]];
    let [e, f, g, h] = [state[4], state[5], state[6], state[7]];
    for (let t = 0; t < 64; t += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const one = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[t] + w[t]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}

/** @param {Uint8Array} bytes */
export function sha256(bytes) {
  return new Sha256().update(bytes).hex();
}
