// Which pieces a school gets: by the topics, kinds, readers, languages and designs that are wanted, and by its grades.

import { problem, Unusable } from "../problem.js";
import { excerpt } from "../text.js";

/** @typedef {import("../shelf.js").Catalog} Catalog */
/** @typedef {import("../shelf.js").Piece} Piece */
/** @typedef {import("./messages.js").Options} Options */
/** @typedef {import("../problem.js").Problem} Problem */
/** @typedef {import("./messages.js").School} School */

/** @typedef {{topic: string, kind: string, audience: string}} Wanted */
/**
 * Whether a piece for some grades suits a school's.
 * @typedef {(declared: string, grades: School["grades"]) => boolean} Serves
 */

/**
 * What there is for some readers in a language: the piece, or why there is none here. `name` is its file's.
 * @typedef {{name: string, grades: string, piece: Piece, lacking: null} |
 *   {name: string, grades: string, piece: null, lacking: Problem}} Choice
 */

export const KINDS = ["poster", "guide", "card"];
const EVERYBODY = "any"; // what a piece for families and staff declares
const USUAL = "en"; // what is spoken where nobody says

export class Chooser {
  /**
   * @param {Catalog} catalog
   * @param {Options} options
   * @param {Serves} [serves]
   */
  constructor(catalog, options, serves = () => true) {
    const { ink, paper, stock, flip } = options;
    this._pieces = catalog.pieces.filter((one) => !one.tabs && one.ink === ink);
    this._printed = this._pieces.filter((one) =>
      one.kind === "card" ? one.stock === stock && one.flip === flip : one.paper === paper,
    );
    this._catalog = catalog;
    this.options = options;
    this._serves = serves;
    /** @type {Map<string, Choice[]>} */
    this._chosen = new Map();
  }

  /**
   * What schools get that name no language of their own, whatever their grades. Throws Unusable if any of it cannot be
   * had.
   * @returns {Choice[]}
   */
  all() {
    const choices = this._spoken([]);
    const lacking = choices.flatMap((choice) => choice.lacking ?? []);
    const had = new Set(choices.map((choice) => choice.piece?.design));
    const unseen = this.options.designs.filter((design) => !had.has(design));
    lacking.push(...unseen.map((design) => problem("no-design", { design })));
    if (!choices.length) {
      lacking.push(problem("nothing-to-print"));
    }
    if (lacking.length) {
      throw new Unusable(...lacking);
    }
    return choices;
  }

  /**
   * What a school gets. Throws Unusable where a language that its row asks for has none.
   * @param {Pick<School, "languages" | "grades">} school
   */
  for({ languages, grades }) {
    const key = JSON.stringify([languages, grades]);
    const known = this._chosen.get(key);
    if (known) {
      return known;
    }
    const all = this.options.allPieces;
    const suited = this._spoken(languages).filter((choice) => all || this._serves(choice.grades, grades));
    this._chosen.set(key, suited);
    return suited;
  }

  /**
   * What a school's grades have to do with its getting a piece.
   * @param {School} school
   * @param {Choice} choice
   */
  why(school, choice) {
    if (this.options.allPieces) {
      return "all pieces were asked for";
    }
    if (choice.grades !== EVERYBODY) {
      return `grades ${choice.grades}, and the school has ${school.gradesTold}`;
    }
    const told = school.grades ? `the school has ${school.gradesTold}` : "the school’s grades are not known";
    return `for families and staff of every school; ${told}`;
  }

  /** @param {string[]} asked by the school's own row */
  _spoken(asked) {
    const languages = [asked, this.options.languages, [USUAL]].find((some) => some.length) ?? [];
    return languages.flatMap((language) => [...this._in(language)]);
  }

  /**
   * @param {string} language
   * @returns {Iterable<Choice>}
   */
  *_in(language) {
    const { topics, kinds, audiences } = this.options;
    for (const topic of topics.length ? topics : this._catalog.topics) {
      for (const kind of kinds.length ? kinds : KINDS) {
        const about = this._pieces.filter((one) => one.topic === topic && one.kind === kind);
        const readers = new Set(about.map((one) => one.audience));
        for (const audience of readers) {
          if (!audiences.length || audiences.includes(audience)) {
            yield* this._each({ topic, kind, audience }, language, about);
          }
        }
      }
    }
  }

  /**
   * A piece in each of the designs that are wanted, or in its usual one.
   * @param {Wanted} wanted
   * @param {string} language
   * @param {Piece[]} about all of its topic and kind
   * @returns {Iterable<Choice>}
   */
  *_each(wanted, language, about) {
    const designs = wanted.kind === "poster" ? this.options.designs : [];
    const made = designs.flatMap((design) => this._had(wanted, language, design));
    const usual = made.length ? [] : this._had(wanted, language, null);
    for (const piece of new Set([...made, ...usual])) {
      yield { name: piece.name, grades: piece.grades, piece, lacking: null };
    }
    if (!made.length && !usual.length) {
      yield this._lacking(wanted, language, about);
    }
  }

  /**
   * @param {Wanted} wanted
   * @param {string} language
   * @param {string | null} design none for the usual one
   */
  _had({ topic, kind, audience }, language, design) {
    return this._printed.filter(
      (one) =>
        one.topic === topic && one.kind === kind && one.audience === audience && one.language === language &&
        (design === null ? one.usual : one.design === design),
    );
  }

  /**
   * Why there is no such piece. Throws Unusable if its first language has none.
   * @param {Wanted} wanted
   * @param {string} language
   * @param {Piece[]} about
   * @returns {Choice}
   */
  _lacking(wanted, language, about) {
    const { topic, kind, audience } = wanted;
    const [first, second = first] = language.split("+");
    const tongues = new Set(about.flatMap((one) => one.language.split("+")));
    /** @param {string} tongue */
    const silent = (tongue) => {
      const readers = new Set(about.filter((one) => one.language === tongue).map((one) => one.audience));
      if (!tongues.has(tongue)) {
        const languages = [...tongues].sort().join(", ");
        return problem("no-kind", { topic, kind, language: excerpt(tongue), languages });
      }
      return readers.has(audience)
        ? null
        : problem("no-piece", { topic, kind, audience, language: tongue, audiences: [...readers].join(", ") });
    };
    const never = silent(first);
    if (never) {
      throw new Unusable(never);
    }
    const alike = about.find((one) => one.language === first && one.audience === audience);
    const on = kind === "card" ? this.options.stock : this.options.paper;
    const name = `${topic}-${kind}-${audience}-${language}-${on}.pdf`;
    const lacking = silent(second) ?? problem("not-here", { name: excerpt(name, 80) });
    return { name, grades: alike?.grades ?? EVERYBODY, piece: null, lacking };
  }
}

/**
 * How many copies a school wants of a kind of piece.
 * @param {School} school
 * @param {string} kind
 */
export function copies(school, kind) {
  return school.quantities[kind] ?? school.quantities[""] ?? 1;
}
