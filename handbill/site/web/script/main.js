// The page, once it is loaded: its words, its shelf of pieces, and what can be done with them.

import { Crew } from "./page/crew.js";
import { District } from "./page/district.js";
import { block, button } from "./page/elements.js";
import { Kit } from "./page/kit.js";
import { Naming } from "./page/naming.js";
import { OnePiece } from "./page/onepiece.js";
import { School } from "./page/school.js";
import { Speech } from "./page/speech.js";
import { openedShelf } from "./shelf.js";

const base = new URL("../", import.meta.url);
const language = document.documentElement.lang;

/** @param {string} path */
async function get(path) {
  const answer = await fetch(new URL(path, base));
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function start() {
  const told = fetch(new URL(`words/${language}.json`, base)).then((answer) => answer.json());
  const shelf = await openedShelf(get);
  const naming = new Naming(new Speech(await told, language), shelf.catalog);
  block("works").hidden = false;
  const school = new School(naming.speech);
  const one = new OnePiece(shelf, naming, school);
  const crew = new Crew();
  new Kit(shelf.catalog, naming, school, crew);
  new District(shelf.catalog, naming, crew);
  await one.show();
}

button("print-steps").hidden = false;
button("print-steps").addEventListener("click", () => window.print());
const able = "DecompressionStream" in window && "noModule" in HTMLScriptElement.prototype;
if (able) void start();
else block("unable").hidden = false;
