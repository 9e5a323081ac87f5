// Keeps the site on this device, so that it works without a line.
//
// The manifest says which version there is. A version is taken in whole, each file held to its digest, before anybody
// gets it; whoever began with one keeps to it. Files that are named by what they hold are kept when they are first
// used, for all versions.

/** @typedef {{version: string, files: Record<string, {bytes: number, sha256: string}>}} Manifest */

const here = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = new URL("./", here.location.href);
const OURS = `handbill ${SCOPE.pathname} `; // begins the names of our caches; a host may have several sites
const NOTES = `${OURS}notes`; // which version is current, which one a page or a worker has
const DIGESTS = `${OURS}digests`; // files that are named by what they hold
const VERSION = `${OURS}version `;
const NAMED = /^(?:editions|parts|cases|pictures)\/([0-9a-f]{32})\.gz$/;
const MANIFEST = "manifest.json";
const CURRENT = "current";

/** @type {new (format: string) => GenericTransformStream} */
const Unpacking = Reflect.get(here, "DecompressionStream"); // which TypeScript's library lacks
/** @type {Map<string, string>} */
const known = new Map(); // of the notes
let reached = true; // the host, when a page was last asked for
let last = Promise.resolve(); // what is taken in or taken away, one after the other

here.addEventListener("install", (event) => {
  event.waitUntil(serially(renew).then(() => here.skipWaiting()));
});

here.addEventListener("activate", (event) => {
  event.waitUntil(serially(begin));
});

here.addEventListener("fetch", (event) => {
  const { url, method, mode } = event.request;
  const path = pathOf(url);
  if (method !== "GET" || path === null) {
    return;
  }
  event.respondWith(NAMED.test(path) ? named(path, event.request) : versioned(path, event));
  if (mode === "navigate") {
    event.waitUntil(serially(renew).then(() => (reached = true), () => (reached = false)));
  }
});

here.addEventListener("message", (event) => {
  if (event.data?.type === "kept") {
    event.waitUntil(serially(async () => {}).then(kept).then((told) => event.ports[0].postMessage(told)));
  }
});

/** @param {() => Promise<void>} act */
function serially(act) {
  last = last.then(act, act);
  return last;
}

/** Takes over the pages that are open, which have the version that was just taken in. */
async function begin() {
  const version = await noted(CURRENT);
  for (const { id } of await here.clients.matchAll({ includeUncontrolled: true })) {
    if (version && !(await noted(id))) {
      await note(id, version);
    }
  }
  await here.clients.claim();
  await tidy();
}

/** Takes in the version that the host has, if it is another, and tells the pages. Throws where it is not whole. */
async function renew() {
  const answer = await fetched(MANIFEST);
  const manifest = /** @type {Manifest} */ (await answer.clone().json());
  const before = await noted(CURRENT);
  if (!manifest.version || manifest.version === before) {
    await tidy();
    return;
  }
  const cache = await caches.open(VERSION + manifest.version);
  for (const [path, { sha256 }] of Object.entries(manifest.files)) {
    if (!NAMED.test(path) && !(await cache.match(path))) {
      const file = await fetched(path);
      if ((await digest(await file.clone().arrayBuffer())) !== sha256) {
        throw new Error(`${path} is not what the manifest says`);
      }
      await cache.put(path, file);
    }
  }
  await cache.put(MANIFEST, answer);
  await note(CURRENT, manifest.version);
  await tidy();
  if (before) {
    for (const client of await here.clients.matchAll()) {
      client.postMessage({ type: "renewed" });
    }
  }
}

/**
 * A file of the version that whoever asks began with.
 * @param {string} path
 * @param {FetchEvent} event
 */
async function versioned(path, { request, clientId, resultingClientId }) {
  const asks = request.mode === "navigate" ? "" : clientId;
  const version = (asks && (await noted(asks))) || (await noted(CURRENT));
  if (version && resultingClientId) {
    await note(resultingClientId, version);
  }
  const cache = await caches.open(VERSION + version);
  const page = path || "index"; // some hosts leave out how a page's name ends
  return (await cache.match(path || "./")) ?? (await cache.match(`${page}.html`)) ?? fetch(request);
}

/**
 * A file that is named by what it holds; kept if it holds that.
 * @param {string} path
 * @param {Request} request
 */
async function named(path, request) {
  const cache = await caches.open(DIGESTS);
  const found = await cache.match(path);
  if (found) {
    return found;
  }
  const answer = await fetch(request);
  if (isOurs(answer)) {
    await keep(cache, path, answer.clone()).catch(() => {}); // the device may be full
  }
  return answer;
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {Response} answer
 */
async function keep(cache, path, answer) {
  const bytes = await answer.arrayBuffer();
  const name = NAMED.exec(path)?.[1] ?? "";
  if ((await digest(await unpacked(bytes))).startsWith(name)) {
    await cache.put(path, plain(answer, bytes));
  }
}

/**
 * How many of the files that are named by what they hold are kept, of how many, and which ones are lacking; and whether
 * the host was there when a page was last asked for.
 */
async function kept() {
  const manifest = await manifestOf(await noted(CURRENT));
  const held = new Set((await (await caches.open(DIGESTS)).keys()).map(({ url }) => pathOf(url)));
  const all = Object.entries(manifest?.files ?? {}).filter(([path]) => NAMED.test(path));
  const lacking = all.filter(([path]) => !held.has(path));
  /** @param {typeof all} some */
  const bytes = (some) => some.reduce((sum, [, file]) => sum + file.bytes, 0);
  return {
    files: all.length - lacking.length, count: all.length, bytes: bytes(all) - bytes(lacking), total: bytes(all),
    lacking: lacking.map(([path]) => path), reached,
  };
}

/** Takes away versions that nobody has any more, and what only they named. */
async function tidy() {
  const versions = (await caches.keys()).filter((name) => name.startsWith(VERSION));
  if (versions.length < 2) {
    return;
  }
  const live = (await here.clients.matchAll({ type: "all", includeUncontrolled: true })).map(({ id }) => id);
  const notes = await caches.open(NOTES);
  const used = new Set();
  for (const request of await notes.keys()) {
    const name = noteOf(request.url);
    if (name === CURRENT || live.includes(name)) {
      used.add(await noted(name));
    } else {
      await notes.delete(request);
    }
  }
  const gone = versions.filter((name) => !used.has(name.slice(VERSION.length)));
  await Promise.all(gone.map((name) => caches.delete(name)));
  const manifests = await Promise.all([...used].map(manifestOf));
  const digests = await caches.open(DIGESTS);
  for (const request of await digests.keys()) {
    const path = pathOf(request.url) ?? "";
    if (!manifests.some((manifest) => manifest && path in manifest.files)) {
      await digests.delete(request);
    }
  }
}

/**
 * @param {string} version
 * @returns {Promise<Manifest | null>}
 */
async function manifestOf(version) {
  const found = await (await caches.open(VERSION + version)).match(MANIFEST);
  return found ? found.json() : null;
}

/**
 * A file as the host has it now. Throws where it has none.
 * @param {string} path
 */
async function fetched(path) {
  const answer = await fetch(new URL(path, SCOPE), { cache: "no-cache" });
  if (!isOurs(answer)) {
    throw new Error(`${path} cannot be had: ${answer.status}`);
  }
  return plain(answer, await answer.arrayBuffer());
}

/** @param {Response} answer */
function isOurs(answer) {
  return answer.status === 200 && answer.type === "basic";
}

/**
 * The same without the ways that led to it, which no page may be answered with.
 * @param {Response} answer
 * @param {ArrayBuffer} bytes
 */
function plain(answer, bytes) {
  const headers = new Headers(answer.headers);
  headers.delete("Content-Encoding"); // it is unpacked by now
  headers.delete("Content-Length");
  return new Response(bytes, { headers });
}

/**
 * What a packed file holds; some hosts have unpacked it already.
 * @param {ArrayBuffer} bytes
 */
async function unpacked(bytes) {
  const [first, second] = new Uint8Array(bytes);
  if (first !== 0x1f || second !== 0x8b) {
    return bytes;
  }
  return new Response(new Blob([bytes]).stream().pipeThrough(new Unpacking("gzip"))).arrayBuffer();
}

/** @param {ArrayBuffer} bytes */
async function digest(bytes) {
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...found].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The path below the site's folder; null for what is not in it.
 * @param {string} url
 */
function pathOf(url) {
  const { origin, pathname } = new URL(url);
  return origin === SCOPE.origin && pathname.startsWith(SCOPE.pathname) ? pathname.slice(SCOPE.pathname.length) : null;
}

/**
 * @param {string} name
 * @returns {Promise<string>} nothing where nothing was noted
 */
async function noted(name) {
  if (!known.has(name)) {
    const found = await (await caches.open(NOTES)).match(`?${name}`);
    known.set(name, found ? await found.text() : "");
  }
  return known.get(name) ?? "";
}

/**
 * @param {string} name
 * @param {string} text
 */
async function note(name, text) {
  known.set(name, text);
  await (await caches.open(NOTES)).put(`?${name}`, new Response(text));
}

/** @param {string} url */
function noteOf(url) {
  return new URL(url).search.slice(1);
}
