import { Gathered } from "../../handbill/site/web/script/roster/gathered.js";
import { Rules } from "../../handbill/site/web/script/roster/rules.js";
import { roster } from "../../handbill/site/web/script/roster/schools.js";
import { excerpt } from "../../handbill/site/web/script/text.js";
import { drive, told } from "./drive.mjs";

await drive(({ tables, words }) => {
  const rules = new Rules(tables);
  return ({ file, sheets, sheet, wanted }) => {
    const found = roster(opened(file, sheets, sheet), wanted, rules);
    const gathered = new Gathered(rules.rows);
    const rows = [...found.rows()].map(({ school, problems, notices }) => {
      notices.forEach((one) => gathered.add(one));
      return { school, problems: problems.map((one) => told(one, words)), notices: notices.map((one) => told(one, words)) };
    });
    return {
      columns: found.columns.map(({ field, header, index }) => [field, header, index]),
      unused: found.unused,
      count: found.count,
      notices: found.notices.map((one) => told(one, words)),
      rows,
      gathered: gathered.told(words).map(asOneLine),
    };
  };
});

/** As the command line tells it. */
function asOneLine({ what, wayOut, where: { name, line, column } }) {
  const place = line ? `${name}:${line}:${column}` : name;
  return `${place}: ${what}.${wayOut ? ` ${wayOut}` : ""}`;
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
