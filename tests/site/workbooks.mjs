import { Rules } from "../../handbill/site/web/script/roster/rules.js";
import { table } from "../../handbill/site/web/script/roster/tables.js";
import { drive } from "./drive.mjs";

await drive(({ tables }) => {
  const rules = new Rules(tables);
  return ({ name, bytes, sheet }) => {
    const opened = table({ name, bytes: Buffer.from(bytes, "base64") }, sheet, rules);
    return [opened.sheet, opened.sheets.map((one) => [one, opened.other(one).name, [...opened.other(one).rows()]])];
  };
});
