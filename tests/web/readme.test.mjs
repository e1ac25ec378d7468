// The examples of the package's README run as they stand, and print what the comments beside them say.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inside, references } from "./memlane.mjs";

const readme = readFileSync(inside("README.md"), "utf8");
const block = (language) => readme.match(new RegExp("```" + language + "\\n([\\s\\S]*?)```"))[1];

/** What the example prints by its own comments: behind a console.log, or alone on the lines after one. */
function promised(code) {
  const lines = [];
  for (const line of code.split("\n")) {
    const beside = line.match(/console\.log\(.*\); \/\/ (.*)$/);
    const alone = line.match(/^\/\/ ((?:fetch|load|store) .*)$/);
    if (beside ?? alone) lines.push((beside ?? alone)[1]);
  }
  return lines;
}

test("the example for Node", () => {
  const code = block("js");
  const folder = mkdtempSync(join(fileURLToPath(new URL("../../target/", import.meta.url)), "readme-"));
  try {
    const file = join(folder, "example.mjs");
    writeFileSync(file, code);
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8" });
    assert.equal(stderr, "");
    assert.deepEqual(stdout.trim().split("\n"), promised(code));
    assert.equal(promised(code).length, 16);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the example for browsers names what there is", () => {
  const code = block("html");
  const program = JSON.parse(code.match(/const program = (".*");/)[1]);
  assert.equal(references(program).total, 5);
  assert.match(code, /from "\.\/memlane\/memlane\.js"/);
  readFileSync(inside("memlane.js"));
});
