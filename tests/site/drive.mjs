// Lets a script of the site answer: the page's words of problems come in as a line of JSON, then a line for each thing asked.

import { createInterface } from "node:readline";
import { said, Unusable } from "../../handbill/site/web/script/problem.js";

/** What is answered to each line, as `answer` gives it; of Unusable all that is told, in English. */
export async function drive(answer) {
  let words = null;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (words) {
      process.stdout.write(`${JSON.stringify(attempted(() => answer(JSON.parse(line), words), words))}\n`);
    } else {
      words = JSON.parse(line);
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
