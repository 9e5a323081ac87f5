// The page, once it is loaded: its words, its shelf of pieces, and what can be done with them.

import { Crew } from "./page/crew.js";
import { District } from "./page/district.js";
import { block, button } from "./page/elements.js";
import { Keeping } from "./page/keeping.js";
import { Kit } from "./page/kit.js";
import { Naming } from "./page/naming.js";
import { OnePiece } from "./page/onepiece.js";
import { School } from "./page/school.js";
import { Speech } from "./page/speech.js";
import { filled } from "./problem.js";
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
  block("loading").hidden = true;
  const school = new School(naming.speech);
  const one = new OnePiece(shelf, naming, school);
  const crew = new Crew();
  new Kit(shelf.catalog, naming, school, crew);
  new District(shelf.catalog, naming, crew);
  await one.show();
  await new Keeping(naming.speech, base.href).begin(shelf.used);
}

/**
 * Says that what the page needs cannot be had.
 * @param {unknown} error
 */
function fail(error) {
  const told = block("not-loaded");
  told.textContent = filled(told.textContent ?? "", { what: error instanceof Error ? error.message : `${error}` });
  told.hidden = false;
  block("loading").hidden = true;
}

button("print-steps").hidden = false;
button("print-steps").addEventListener("click", () => window.print());
const able = ["DecompressionStream", "Worker", "localStorage"].every((name) => name in window);
block("loading").hidden = !able;
if (able) start().catch(fail);
else block("unable").hidden = false;
