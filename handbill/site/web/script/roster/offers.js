// What a list has that nobody asked for, and a person may want: told with an example, and with the choice that takes it.

import { excerpt, wordsIn } from "../text.js";
import { notice } from "./notices.js";
import { percent, ringsHere, shareOf } from "./values.js";

/** @typedef {import("../problem.js").Where} Where */
/** @typedef {import("./notices.js").Notice} Notice */
/** @typedef {import("./rules.js").Rules} Rules */
/** @typedef {import("./sample.js").Sample} Sample */

/**
 * What could be said of the columns that are for nothing, and of the schools' `names`, which stand below `header`.
 * @param {Map<number, string>} unused
 * @param {Sample} said
 * @param {boolean} noPhone
 * @param {string} header
 * @param {string[]} names
 * @param {Where} where
 * @param {Rules} rules
 * @returns {Notice[]}
 */
export function offered(unused, said, noPhone, header, names, where, rules) {
  const { most, often } = rules.of.offers;
  const found = noPhone ? phones(unused, said, where, rules).slice(0, most) : [];
  const coded = names.filter((name) => rules.names.codeBefore(name));
  if (names.length && coded.length / names.length > often) {
    const left = excerpt(rules.names.withoutCode(coded[0]));
    found.push(notice("names-with-code", { header, name: excerpt(coded[0]), left }, where));
  }
  return found;
}

/**
 * Columns that hold phone numbers under another header, and those that say so but hold none that is one here.
 * @param {Map<number, string>} unused
 * @param {Sample} said
 * @param {Where} where
 * @param {Rules} rules
 */
function phones(unused, said, where, rules) {
  return [...unused].flatMap(([nth, header]) => {
    const some = said.some(nth);
    const saysSo = rules.vocabulary.named(header).has("phone");
    if (!some.length || !(saysSo || some.some(ringsHere))) {
      return [];
    }
    const cells = said.all(nth);
    const share = shareOf(cells, ringsHere);
    const place = { ...where, column: nth };
    if (share >= rules.of.offers.mostly) {
      const ours = wordsIn(rules.spelling.spelled(header)).every((word) => !rules.vocabulary.anothers.has(word));
      const phone = excerpt(cells.find(ringsHere) ?? "");
      return ours ? notice("phones-elsewhere", { header: excerpt(header), phone }, place) : [];
    }
    const other = excerpt(cells.find((cell) => !ringsHere(cell)) ?? "");
    return saysSo ? notice("phones-of-elsewhere", { header: excerpt(header), share: percent(share), other }, place) : [];
  });
}
