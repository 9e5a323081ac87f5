// Parts of the page: found by their ids, and made anew. What a user typed only ever becomes text.

/**
 * The element of that id.
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function part(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} ${id}`);
  return found;
}

/** @param {string} id */
export const input = (id) => part(id, HTMLInputElement);

/** @param {string} id */
export const button = (id) => part(id, HTMLButtonElement);

/** @param {string} id */
export const block = (id) => part(id, HTMLElement);

/**
 * A new element with these attributes (`true` is an empty one, `false` none) and what is in it.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean>} [attributes]
 * @param {...(Node | string)} inside
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside);
  return made;
}

/**
 * The text of an element, changed only if it differs, so that nobody hears it twice.
 * @param {HTMLElement} where
 * @param {string} text
 */
export function tell(where, text) {
  if (where.textContent !== text) where.textContent = text;
}
