import { Rules } from "../../handbill/site/web/script/roster/rules.js";
import { parts } from "../../handbill/site/web/script/roster/sheets.js";
import { table } from "../../handbill/site/web/script/roster/tables.js";
import { Unusable, filled } from "../../handbill/site/web/script/problem.js";
import { drive, told } from "./drive.mjs";

await drive(({ tables, words, columns }) => {
  const rules = new Rules(tables);
  return ({ name, bytes, wished, sheet }) => {
    const opened = table({ name, bytes: Buffer.from(bytes, "base64") }, sheet, rules);
    return parts(opened, wished, sheet, rules).map(({ table: one, headers }) => ({
      name: one.name,
      sheet: one.sheet,
      written: one.encoding ? [one.encoding, one.delimiter] : null,
      row: headers.row,
      headers: headers.headers,
      columns: headers.columns.map((column) => ({ ...column, why: filled(columns[column.why.key], column.why.args) })),
      unused: headers.unused,
      grades: headers.byGrade && [...headers.byGrade.at],
      telling: headers.telling,
      notices: headers.notices.map((notice) => told(notice, words)),
      at: [...headers.at],
      numbered: [...headers.numbered].sort(([, a], [, b]) => a - b),
      names: headers.names,
      rows: rowsOf(one, headers, words),
    }));
  };
});

function rowsOf(table, headers, words) {
  const rows = [];
  try {
    for (const [number, cells] of table.rows()) {
      const span = headers.byGrade ? headers.byGrade.span(cells).told : "";
      rows.push([number, cells, headers.cells(cells), span]);
    }
  } catch (error) {
    if (!(error instanceof Unusable)) {
      throw error;
    }
    rows.push(error.problems.map((one) => told(one, words)));
  }
  return rows;
}
