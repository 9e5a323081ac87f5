// Lets a script of the site answer. The first line is JSON of what it is made with, `words` of problems among it; each other
// line is something asked, and is answered with a line.

import { createInterface } from "node:readline";
import { said, Unusable } from "../../handbill/site/web/script/problem.js";

/** `made` gives, of what it is made with, what answers. */
export async function drive(made) {
  let answer = null;
  let words = {};
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const asked = JSON.parse(line);
    if (answer) {
      process.stdout.write(`${JSON.stringify(attempted(() => answer(asked), words))}\n`);
    } else {
      ({ words } = asked);
      answer = made(asked);
    }
  }
}

/** A problem as tests compare it. */
export function told(one, words) {
  const { name, line = 0, column = 0 } = one.where ?? {};
  return { ...said(one, words), where: one.where && { name, line, column } };
}

function attempted(act, words) {
  try {
    return { is: act() };
  } catch (error) {
    if (!(error instanceof Unusable)) {
      throw error;
    }
    return { unusable: error.problems.map((one) => told(one, words)) };
  }
}
