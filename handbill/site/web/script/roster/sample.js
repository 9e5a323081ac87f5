// The first rows of a list, by column: from these it is told what each column is.

const SOME = 20; // values at which one looks first

export class Sample {
  /**
   * @param {string[][]} rows of bare cells
   * @param {Set<string>} empty what a cell says that says nothing
   */
  constructor(rows, empty) {
    this.rows = rows;
    this.empty = empty;
    /** @type {Map<number, string[]>} */
    this.said = new Map();
  }

  /**
   * What stands in a column, counted from 1, where it says anything.
   * @param {number} nth
   */
  all(nth) {
    const kept = this.said.get(nth) ?? this.cells(nth, Infinity);
    this.said.set(nth, kept);
    return kept;
  }

  /**
   * The first few of these, so that a wide list is not read column by column.
   * @param {number} nth
   */
  some(nth) {
    return this.cells(nth, SOME);
  }

  /**
   * @param {number} nth
   * @param {number} most
   */
  cells(nth, most) {
    const found = [];
    for (const row of this.rows) {
      if (found.length >= most) {
        break;
      }
      if (row.length >= nth && !this.empty.has(row[nth - 1])) {
        found.push(row[nth - 1]);
      }
    }
    return found;
  }
}
