// Where the reader wants a zip, asked before it is made.

/**
 * What TypeScript's library lacks.
 * @typedef {{showSaveFilePicker?: (wanted: object) => Promise<FileSystemFileHandle>}} Picking
 */

/**
 * The place that the reader chooses, undefined if they choose none; null where the browser lets nobody choose. To be
 * asked on a click.
 * @param {string} name
 * @returns {Promise<FileSystemFileHandle | null | undefined>}
 */
export async function chosenPlace(name) {
  const here = /** @type {Picking} */ (/** @type {unknown} */ (globalThis));
  const types = [{ accept: { "application/zip": [".zip"] } }];
  try {
    return (await here.showSaveFilePicker?.({ suggestedName: name, types })) ?? null;
  } catch (error) {
    return error instanceof Error && error.name === "AbortError" ? undefined : null;
  }
}
