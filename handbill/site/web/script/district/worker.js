// The worker of a district: it reads lists and prints, so that the page stays at hand.

import { problem, Unusable } from "../problem.js";
import { Session } from "./session.js";
import { clearLeftovers, openTarget } from "./targets.js";
import { tools } from "./tools.js";

const BASE = new URL("../../", import.meta.url);

const session = new Session(() => tools(fetched, openTarget), (answer) => self.postMessage(answer));
self.onmessage = ({ data }) => session.hear(data);
void clearLeftovers();

/**
 * @param {string} path
 * @returns {Promise<Uint8Array>}
 */
async function fetched(path) {
  const answer = await fetch(new URL(path, BASE)).catch(() => null);
  if (!answer?.ok) {
    throw new Unusable(problem("not-fetched", { path, why: answer ? answer.status : "" }));
  }
  return new Uint8Array(await answer.arrayBuffer());
}
