import { Rules } from "../../handbill/site/web/script/roster/rules.js";
import { roster } from "../../handbill/site/web/script/roster/schools.js";
import { excerpt } from "../../handbill/site/web/script/text.js";
import { drive, told } from "./drive.mjs";

await drive(({ tables, words }) => {
  const rules = new Rules(tables);
  return ({ file, sheets, sheet, wanted }) => {
    const found = roster(opened(file, sheets, sheet), wanted, rules);
    return {
      columns: found.columns.map(({ field, header, index }) => [field, header, index]),
      unused: found.unused,
      count: found.count,
      notices: found.notices.map((one) => noticed(one, words)),
      rows: [...found.rows()].map(({ school, problems, notices }) => ({
        school,
        problems: problems.map((one) => told(one, words)),
        notices: notices.map((one) => noticed(one, words)),
      })),
    };
  };
});

/** A notice with what is said of many of its kind. */
function noticed(one, words) {
  const { key, args, said, rows, also } = one;
  return { ...told(one, words), kind: told({ where: null, ...(one.kind ?? { key, args }) }, words).what, said, rows, also };
}

/** A table of rows that were read already; `sheets` are one without a name where it is no workbook. */
function opened(file, sheets, sheet) {
  const { name, rows } = sheets.find((one) => one.name === sheet) ?? sheets[0];
  return {
    file,
    name: sheets.length > 1 ? `${file}[${excerpt(name)}]` : file,
    sheet: name,
    sheets: name ? sheets.map((one) => one.name) : [],
    rows: () => rows,
    other: (another) => opened(file, sheets, another),
  };
}
