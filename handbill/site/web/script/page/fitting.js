// A school's lines set into a piece, as far as they can be: what does not fit is told, and the rest is shown.

import { Unusable } from "../problem.js";

/** @typedef {import("../ink.js").Edition} Edition */
/** @typedef {import("../ink.js").Imprint} Imprint */
/** @typedef {import("../ink.js").Preview} Preview */
/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {{imprint: Imprint, pages: Preview[], problems: Problem[]}} Fitted */

/**
 * @param {Edition} edition
 * @param {Imprint} imprint
 * @returns {Fitted}
 */
export function fitted(edition, imprint) {
  try {
    return { imprint, pages: edition.preview(imprint), problems: [] };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    const fields = error.problems.map((problem) => problem.where?.name);
    const rest = Object.fromEntries(Object.entries(imprint).filter(([name]) => !fields.includes(name)));
    if (Object.keys(rest).length === Object.keys(imprint).length) throw error;
    const found = fitted(edition, rest);
    return { ...found, problems: [...error.problems, ...found.problems] };
  }
}
