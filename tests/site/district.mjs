// Prints a district with the site's own scripts; every answer is a line. The input says the questions, each as the page asks it;
// `cancel` after how many words on how far it is the print is called off; `listed` what a list says, where none is read.
// Usage: node district.mjs SITE OUT [LIST]
import { open, readFile, rm } from "node:fs/promises";
import { File } from "node:buffer";
import { basename, join } from "node:path";
import { Session } from "../../handbill/site/web/script/district/session.js";
import { tools } from "../../handbill/site/web/script/district/tools.js";

const [site, out, list] = process.argv.slice(2);
const { questions, cancel, listed } = JSON.parse(await new Response(process.stdin).text());
const get = async (path) => new Uint8Array(await readFile(join(site, path)));
const session = new Session(prepared, answer);
let [heard, most] = [0, 0];

async function prepared() {
  const made = await tools(get, target);
  if (listed) {
    Object.assign(made.words, listed.words);
    made.list = async () => ({ ...listed, rows: () => listed.rows });
  }
  return made;
}

/** A file that is written piece by piece, as in a tab. */
async function target() {
  const file = await open(out, "w");
  return {
    write: (bytes) => file.writev([bytes]),
    finish: () => file.close().then(() => null),
    drop: () => file.close().then(() => rm(out)),
  };
}

function answer(told) {
  most = Math.max(most, process.memoryUsage.rss()); // maxRSS would be that of the process that began this one, if it was larger
  if (told.type === "progress" && ++heard === cancel) {
    session.hear({ type: "cancel", id: told.id });
  }
  console.log(JSON.stringify(told));
}

const file = new File(list ? [await readFile(list)] : [], list ? basename(list) : "");
for (const [nth, question] of questions.entries()) {
  const more = question.type === "survey" ? { file } : { name: basename(out), handle: null };
  await session.hear({ ...more, ...question, id: nth + 1 });
}
console.log(JSON.stringify({ type: "memory", megabytes: Math.round(most / 2 ** 20) }));
