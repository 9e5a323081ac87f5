// The site kept on this device: as it is used, by the service worker, or all of it at once.

import { problem, Unusable } from "./problem.js";

/**
 * How much is kept of the files that pieces are made of; `bytes` of `total`, and the paths of those that are not. `reached`
 * is whether the host was there when a page was last asked for.
 * @typedef {{files: number, count: number, bytes: number, total: number, lacking: string[], reached: boolean}} Kept
 */

const AT_ONCE = 4; // files that are fetched

/**
 * Has the site kept as it is used, from now on; null where the browser keeps nothing. `renewed` is told once another
 * version of the site is there for whoever comes next.
 * @param {string} base the site's address
 * @param {() => void} renewed
 */
export async function keptAsUsed(base, renewed) {
  const workers = navigator.serviceWorker;
  try {
    const registration = await workers.register(new URL("sw.js", base));
    workers.addEventListener("message", ({ data }) => data?.type === "renewed" && renewed());
    const worker = registration.active ?? (await active(registration.waiting ?? registration.installing));
    return worker && new Offline(base, worker);
  } catch {
    return null; // no such thing here: an old browser, a plain address, a private window
  }
}

/**
 * The worker once it is at work; null if it cannot be, as where a file of the site is missing.
 * @param {ServiceWorker | null} worker
 * @returns {Promise<ServiceWorker | null>}
 */
function active(worker) {
  return new Promise((resolve) => {
    const look = () => {
      if (!worker || worker.state === "redundant") resolve(null);
      else if (worker.state === "activated") resolve(worker);
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

/** Waits until a service worker answers for this page. */
function controlled() {
  const workers = navigator.serviceWorker;
  if (workers.controller) return Promise.resolve();
  return new Promise((resolve) => workers.addEventListener("controllerchange", () => resolve(undefined), { once: true }));
}

/** What is kept, and the keeping of all. */
export class Offline {
  /**
   * @param {string} base
   * @param {ServiceWorker} worker
   */
  constructor(base, worker) {
    this._base = base;
    this._worker = worker;
  }

  /**
   * Has these files kept too, which the page fetched before anybody kept any.
   * @param {string[]} paths
   */
  async take(paths) {
    await controlled();
    await Promise.all(paths.map((path) => fetch(new URL(path, this._base)).then((answer) => answer.arrayBuffer()).catch(() => {})));
  }

  /** @returns {Promise<Kept>} */
  kept() {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
      this._worker.postMessage({ type: "kept" }, [port2]);
    });
  }

  /**
   * Fetches all that is not kept yet, and gives what is kept then. What is kept stays where it is broken off.
   * Throws Unusable if not all could be kept, AbortError where `signal` says so.
   * @param {(done: number, count: number) => void} progress
   * @param {AbortSignal} [signal]
   */
  async keepAll(progress, signal) {
    await navigator.storage?.persist?.();
    const { lacking, count, files } = await this.kept();
    let done = files;
    const left = lacking.values();
    const fetching = async () => {
      for (const path of left) {
        const answer = await fetch(new URL(path, this._base), { signal });
        await answer.arrayBuffer();
        progress(++done, count);
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, fetching));
    } catch (error) {
      if (signal?.aborted) throw error;
    }
    const kept = await this.kept();
    if (kept.lacking.length) {
      throw new Unusable(problem("not-all-kept", { lacking: kept.lacking.length, count }));
    }
    return kept;
  }
}
