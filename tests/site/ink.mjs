// Inks pieces of a site's folder: a line with an order's number and an imprint in, the file's digest out.
// Usage: node ink.mjs SCRIPTS SITE; each line is {"piece": number, "imprint": {...}}, or {"save": path} beside them.
import { readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [scripts, site] = process.argv.slice(2);
const { openedShelf } = await import(pathToFileURL(join(scripts, "shelf.js")));
const shelf = await openedShelf(async (path) => new Uint8Array(await readFile(join(site, path))));
for await (const line of createInterface({ input: process.stdin })) {
  const { piece, imprint, save } = JSON.parse(line);
  try {
    const edition = await shelf.edition(shelf.catalog.pieces[piece]);
    edition.preview(imprint);
    const file = (await edition.shell(imprint)).inked(imprint);
    if (save) await writeFile(save, file.parts);
    console.log(JSON.stringify({ sha256: file.sha256, size: file.size }));
  } catch (error) {
    if (!error.problems) throw error;
    console.log(JSON.stringify({ problems: error.problems }));
  }
}
