import { imprint } from "../../handbill/site/web/script/lines.js";
import { drive, told } from "./drive.mjs";

await drive(({ words }) => (typed) => {
  const { imprint: lines, problems } = imprint(typed);
  return { lines, problems: problems.map((one) => told(one, words)) };
});
