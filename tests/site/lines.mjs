import { line } from "../../handbill/site/web/script/lines.js";
import { dialling } from "../../handbill/site/web/script/links.js";
import { drive } from "./drive.mjs";

await drive(() => ({ name, typed }) => {
  const text = line(name, typed, { name: "list.csv", line: 2, column: 3 });
  return { text, dials: dialling(text) };
});
