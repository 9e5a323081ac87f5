// Inks pieces of a site's folder: on each line the number of a piece and an imprint, and the file's digest in answer.
// Usage: node ink.mjs SCRIPTS SITE; a logo is {"width", "height", "object"}, the last in base64.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [scripts, site] = process.argv.slice(2);
const { openedShelf } = await import(pathToFileURL(join(scripts, "shelf.js")));
const shelf = await openedShelf(async (path) => new Uint8Array(await readFile(join(site, path))));
for await (const line of createInterface({ input: process.stdin })) {
  const { piece, imprint } = JSON.parse(line);
  if (imprint.logo) imprint.logo.object = new Uint8Array(Buffer.from(imprint.logo.object, "base64"));
  try {
    const edition = await shelf.edition(shelf.catalog.pieces[piece]);
    const shown = edition.preview(imprint).flatMap((page) => page.lines.map((line) => line.text)).join("");
    const { sha256, size } = (await edition.shell(imprint)).inked(imprint);
    console.log(JSON.stringify({ sha256, size, shown }));
  } catch (error) {
    if (!error.problems) throw error;
    console.log(JSON.stringify({ problems: error.problems }));
  }
}
