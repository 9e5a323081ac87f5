// A choice as a file, or what is wrong with that.

import { Unusable } from "../problem.js";

/** @typedef {import("../ink.js").Imprint} Imprint */
/** @typedef {import("../shelf.js").Shelf} Shelf */
/** @typedef {import("./choosing.js").Choice} Choice */
/** @typedef {import("./messages.js").Problem} Problem */

/**
 * The file of a piece for a school. Throws Unusable where it cannot be made.
 * @param {Shelf} shelf
 * @param {Choice} choice
 * @param {Imprint} imprint
 */
export async function inked(shelf, { piece, lacking }, imprint) {
  if (lacking) {
    throw new Unusable(lacking);
  }
  const edition = await shelf.edition(piece);
  const shell = await edition.shell(imprint);
  return { piece, ...shell.inked(imprint) };
}

/**
 * What came of it, or what is wrong.
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<{given: T | null, problems: Problem[]}>}
 */
export async function attempt(act) {
  try {
    return { given: await act(), problems: [] };
  } catch (error) {
    if (error instanceof Unusable) {
      return { given: null, problems: error.problems };
    }
    throw error;
  }
}
