// What is wrong in something a user gave us, where, and the way out; said in whatever language the page speaks.

/**
 * A place: a file, a line and a column counted from 1; without a line a whole file, or a field of the page.
 * @typedef {{name: string, line?: number, column?: number}} Where
 */

/**
 * Words of the page, by their key, and what fills the <names> in them.
 * @typedef {{key: string, args: Record<string, string>}} Told
 */

/**
 * One thing to mend. `key` names its words under `problems` in the page's words, which have `what` and perhaps `way_out`;
 * `within` are words around these, in which they are <told>.
 * @typedef {Told & {where: Where | null, within?: Told}} Problem
 */

/** @typedef {Record<string, {what: string, way_out?: string}>} ProblemWords */

/**
 * @param {string} key
 * @param {Record<string, string | number>} [args]
 * @param {Where | null} [where]
 * @returns {Problem}
 */
export function problem(key, args = {}, where = null) {
  return { key, args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, `${value}`])), where };
}

/** Thrown with every problem known at that point. */
export class Unusable extends Error {
  /** @param {Problem[]} problems */
  constructor(...problems) {
    super(problems.map((one) => one.key).join(", "));
    this.problems = problems;
    /** @type {string[]} */
    this.headers = []; // of a list that is refused for its columns
  }
}

/**
 * What is wrong, and the way out.
 * @param {Problem} one
 * @param {ProblemWords} words
 * @returns {{what: string, wayOut: string}}
 */
export function said(one, words) {
  const told = words[one.key] ?? { what: one.key };
  const what = filled(told.what, one.args);
  const { key = "", args = {} } = one.within ?? {};
  return { what: key ? filled(words[key].what, { ...args, told: what }) : what, wayOut: filled(told.way_out ?? "", one.args) };
}

/**
 * The template with each <name> replaced by its value.
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
export function filled(template, values) {
  return template.replace(/<([a-z_]+)>/g, (all, name) => `${values[name] ?? all}`);
}
