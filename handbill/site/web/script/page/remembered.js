// A school's lines on this device, kept only where somebody asked for it. A browser may forbid that, and then nothing is kept.

const PLACE = "handbill.lines";

/** @typedef {{lines: Record<string, string>, blank: boolean}} Kept */

/** @returns {Kept | null} */
export function remembered() {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? "null");
    if (typeof found?.lines !== "object" || found.lines === null) return null;
    const lines = Object.entries(found.lines).filter(([, text]) => typeof text === "string");
    return { lines: Object.fromEntries(lines), blank: found.blank === true };
  } catch {
    return null;
  }
}

/**
 * Whether they are kept now.
 * @param {Kept} kept
 */
export function remember(kept) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // what may not be kept is not there to be forgotten
  }
}
