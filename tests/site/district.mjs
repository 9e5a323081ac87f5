// Prints a district with the site's own scripts. The first line of the input says what is asked, each as the page asks it;
// every answer is a line. {"cancel": number} ends the print after that many words on how far it is.
// Usage: node district.mjs SITE LIST OUT
import { readFile, rm } from "node:fs/promises";
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { basename, join } from "node:path";
import { Session } from "../../handbill/site/web/script/district/session.js";
import { tools } from "../../handbill/site/web/script/district/tools.js";

const [site, list, out] = process.argv.slice(2);
const asked = JSON.parse(await new Response(process.stdin).text());

/** A target on disk, as a tab has one. */
async function target() {
  const file = createWriteStream(out);
  return {
    async write(bytes) {
      if (!file.write(Uint8Array.from(bytes))) await once(file, "drain");
    },
    async finish() {
      file.end();
      await once(file, "finish");
      return null;
    },
    async drop() {
      file.destroy();
      await rm(out, { force: true });
    },
  };
}

const session = new Session(() => tools(async (path) => new Uint8Array(await readFile(join(site, path))), target), answer);
let heard = 0;

function answer(told) {
  if (told.type === "progress" && ++heard === asked.cancel) {
    session.hear({ type: "cancel", id: told.id });
  }
  console.log(JSON.stringify(told));
}

const file = list && new File([await readFile(list)], basename(list));
for (const [nth, question] of asked.questions.entries()) {
  const more = question.type === "survey" ? { file } : { name: basename(out), handle: null };
  await session.hear({ id: nth + 1, ...more, ...question });
}
console.log(JSON.stringify({ type: "memory", megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
