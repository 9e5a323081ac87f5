// A finished file on its way to the reader: opened beside the page, or saved.

import { element } from "./elements.js";

const HELD = 60_000; // milliseconds after which a saved file's bytes are let go of

/**
 * Opens it in a tab of its own; whether the browser let it.
 * @param {Blob} file
 */
export function open(file) {
  return window.open(URL.createObjectURL(file), "_blank") !== null; // held as long as this page is: that tab may be loaded again
}

/**
 * @param {Blob} file
 * @param {string} name
 */
export function save(file, name) {
  const address = URL.createObjectURL(file);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), HELD);
}
