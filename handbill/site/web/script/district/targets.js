// Where a zip goes while it is written: to the place that the reader chose, else to this site's own private files, else
// into a Blob. None of them leaves anything behind that is not whole.

import { problem, Unusable } from "../problem.js";

/**
 * `finish` gives the file to hand to the reader, or null where it is in its place already.
 * @typedef {{write(bytes: Uint8Array): void | Promise<void>, finish(): Promise<Blob | null>,
 *   drop(): Promise<void>}} Target
 */

// What TypeScript's library lacks.
/** @typedef {{write(bytes: Uint8Array): number, flush(): void, close(): void}} SyncHandle */
/** @typedef {{write(bytes: Uint8Array): Promise<void>, close(): Promise<void>, abort(): Promise<void>}} Writable */
/** @typedef {FileSystemFileHandle & {createWritable(): Promise<Writable>, remove?: () => Promise<void>}} Chosen */
/** @typedef {FileSystemFileHandle & {createSyncAccessHandle(): Promise<SyncHandle>}} Private */

const FOLDER = "handbill-zips"; // of this site's private files
const PIECE = 1 << 22; // bytes that are written at a time

let letGo = () => {}; // of the last private file

/**
 * @param {FileSystemFileHandle | null} chosen
 * @returns {Promise<Target>}
 */
export async function openTarget(chosen) {
  if (chosen) {
    return gathering(await inPlace(/** @type {Chosen} */ (chosen)));
  }
  return gathering((await inPrivate().catch(() => null)) ?? inBlob());
}

/**
 * A file where the reader wants it; it takes its name when it is whole.
 * @param {Chosen} file
 * @returns {Promise<Target>}
 */
async function inPlace(file) {
  const stream = await told(() => file.createWritable());
  return {
    write: (bytes) => told(() => stream.write(bytes)),
    finish: () => told(() => stream.close()).then(() => null),
    async drop() {
      await stream.abort().catch(() => {});
      const { size } = await file.getFile();
      if (!size) {
        await file.remove?.(); // the empty file that choosing a name has made
      }
    },
  };
}

/**
 * A file of this site's own that only this site sees, and that is held for as long as this worker lives.
 * @returns {Promise<Target>}
 */
async function inPrivate() {
  await clearLeftovers();
  const name = `${crypto.randomUUID()}.zip`;
  letGo = await held(name);
  const folder = await home();
  const file = /** @type {Private} */ (await folder.getFileHandle(name, { create: true }));
  const handle = await file.createSyncAccessHandle();
  return {
    write: (bytes) =>
      told(async () => {
        for (let at = 0; at < bytes.length; ) {
          at += handle.write(bytes.subarray(at));
        }
      }),
    async finish() {
      await told(async () => handle.flush());
      handle.close();
      return file.getFile();
    },
    async drop() {
      handle.close();
      await folder.removeEntry(name);
    },
  };
}

/** @returns {Target} */
export function inBlob() {
  /** @type {Blob[]} */
  const parts = [];
  return {
    write: (bytes) => void parts.push(new Blob([bytes])),
    finish: async () => new Blob(parts, { type: "application/zip" }),
    drop: async () => void parts.splice(0),
  };
}

/** Takes away the zips of earlier runs: this worker's own, and those whose worker is gone. */
export async function clearLeftovers() {
  letGo();
  const folder = await home().catch(() => null);
  if (!folder) {
    return;
  }
  for await (const name of /** @type {{keys(): AsyncIterable<string>}} */ (/** @type {unknown} */ (folder)).keys()) {
    await navigator.locks.request(lockOf(name), { ifAvailable: true }, async (lock) => {
      if (lock) {
        await folder.removeEntry(name).catch(() => {});
      }
    });
  }
}

/** @returns {Promise<FileSystemDirectoryHandle>} */
async function home() {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

/**
 * Holds a name until this worker ends, or what is given is called.
 * @param {string} name
 * @returns {Promise<() => void>}
 */
function held(name) {
  return new Promise((resolve, reject) => {
    const hold = () => new Promise((release) => resolve(() => release(undefined)));
    navigator.locks.request(lockOf(name), hold).catch(reject);
  });
}

/** @param {string} name */
function lockOf(name) {
  return `${FOLDER}/${name}`;
}

/**
 * The same target, written to in large pieces.
 * @param {Target} target
 * @returns {Target}
 */
function gathering(target) {
  const piece = new Uint8Array(PIECE);
  let full = 0;
  const flush = async () => {
    await target.write(piece.subarray(0, full));
    full = 0;
  };
  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const some = bytes.subarray(at, at + PIECE - full);
        piece.set(some, full);
        full += some.length;
        at += some.length;
        if (full === PIECE) {
          await flush();
        }
      }
    },
    async finish() {
      await flush();
      return target.finish();
    },
    drop: () => target.drop(),
  };
}

/**
 * What is done with a file; throws Unusable where that fails.
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
async function told(act) {
  try {
    return await act();
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    const key = { QuotaExceededError: "disk-full", NotAllowedError: "not-allowed" }[name] ?? "not-written";
    throw new Unusable(problem(key, { why: error instanceof Error ? error.message : name }));
  }
}
