// Why a workbook cannot be read.

/** Thrown where a workbook cannot be read; its message is the key of the words for it, `args` fill them. */
export class Unread extends Error {
  /**
   * @param {string} [key]
   * @param {Record<string, string>} [args]
   */
  constructor(key = "workbook-unread", args = {}) {
    super(key);
    this.args = args;
  }
}
