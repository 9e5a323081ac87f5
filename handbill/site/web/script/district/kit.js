// Every piece for one school, as one zip: the archive that `batch --zip` writes of a school.

import { Unusable } from "../problem.js";
import { attempt, inked } from "./inking.js";
import { Zip } from "./zip.js";

/** @typedef {import("../ink.js").Imprint} Imprint */
/** @typedef {import("../shelf.js").Shelf} Shelf */
/** @typedef {import("./choosing.js").Chooser} Chooser */
/** @typedef {import("./messages.js").Problem} Problem */
/** @typedef {import("./printing.js").Step} Step */
/** @typedef {import("./zip.js").Write} Write */

/**
 * Writes all the chooser's pieces for a school with those lines, in a folder; a step for each piece that is made.
 * Throws Unusable with all that is wrong, before anything is written.
 * @param {Shelf} shelf
 * @param {Chooser} chooser
 * @param {Imprint} lines
 * @param {string} folder
 * @param {Write} write
 * @returns {AsyncGenerator<Step, void, void>}
 */
export async function* printKit(shelf, chooser, lines, folder, write) {
  const choices = chooser.all();
  const made = [];
  /** @type {Map<string, Problem>} */
  const wrong = new Map();
  for (const [nth, choice] of choices.entries()) {
    const { given, problems } = await attempt(() => inked(shelf, choice, lines));
    problems.forEach((one) => wrong.set(JSON.stringify(one), one));
    if (given) {
      made.push({ name: choice.name, parts: given.parts });
    }
    yield { rows: nth + 1, files: 1, bytes: 0, problems: [], notices: [] };
  }
  if (wrong.size) {
    throw new Unusable(...wrong.values());
  }
  const zip = new Zip(write);
  for (const { name, parts } of made.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    await zip.add(`${folder}/${name}`, parts);
  }
  await zip.finish();
  yield { rows: choices.length, files: 0, bytes: zip.size, problems: [], notices: [] };
}
