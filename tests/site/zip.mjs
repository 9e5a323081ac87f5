// Writes a zip. A line is {"add": name, "parts": [base64, ...]}, or {"add": name, "zeros": bytes, "parts": [...]} for nothing
// but zeros before these, which take no room on a disk. What each line came to is answered with a line.
// Usage: node zip.mjs OUT
import { closeSync, openSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { Unusable } from "../../handbill/site/web/script/problem.js";
import { Zip } from "../../handbill/site/web/script/district/zip.js";

const out = openSync(process.argv[2], "w");
const zeros = new Map();
const answers = [];
let at = 0;
const zip = new Zip((bytes) => {
  if (![...zeros.values()].includes(bytes)) {
    writeSync(out, bytes, 0, bytes.length, at);
  }
  at += bytes.length;
});
for await (const line of createInterface({ input: process.stdin })) {
  const { add, parts, zeros: count = 0 } = JSON.parse(line);
  if (count && !zeros.has(count)) {
    zeros.set(count, new Uint8Array(count));
  }
  const before = count ? [zeros.get(count)] : [];
  try {
    await zip.add(add, [...before, ...parts.map((part) => new Uint8Array(Buffer.from(part, "base64")))]);
    answers.push(true);
  } catch (error) {
    if (!(error instanceof Unusable)) {
      throw error;
    }
    answers.push(error.problems[0].key);
  }
}
await zip.finish();
closeSync(out);
process.stdout.write(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(""));
