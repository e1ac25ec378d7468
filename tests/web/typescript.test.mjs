// In a fresh TypeScript project: the strictest settings, each way to find a module, and types that say what they are.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { SyntaxKind } from "typescript/unstable/ast";
import { createScanner } from "typescript/unstable/ast/scanner";
import { here, output, project } from "./project.mjs";

const types = (name) => readFileSync(here(`tests/types/${name}`), "utf8");
const core = `
  import init, { Machine, type Snapshot } from "memlane/core";
  await init();
  export const snapshot: Snapshot = new Machine().snapshot();
  // @ts-expect-error a list may be shorter
  export const size: number = snapshot.memory[0].size;
`;
const config = (module, moduleResolution) => JSON.stringify({
  compilerOptions: {
    strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, skipLibCheck: false,
    module, moduleResolution, target: "ES2022", lib: ["ES2022", "DOM"], types: [], noEmit: true,
  },
  files: ["consumer.ts", "contract.ts", "core.ts"],
});

const folder = project({
  "consumer.ts": types("consumer.ts"),
  "contract.ts": types("contract.ts"),
  "core.ts": core,
  "bundler.json": config("preserve", "bundler"),
  "nodenext.json": config("nodenext", "nodenext"),
});

for (const way of ["bundler", "nodenext"]) {
  test(`compiles in the strictest TypeScript, moduleResolution ${way}`, () => {
    output(folder, process.execPath, here("node_modules/typescript/bin/tsc"), "--project", `${way}.json`);
  });
}

/** The lines on which TypeScript's own scanner reads the type `any`, comments and strings left out. */
function anys(text) {
  const scanner = createScanner(true, undefined, text);
  const lines = [];
  for (let token = scanner.scan(); token !== SyntaxKind.EndOfFile; token = scanner.scan()) {
    if (token === SyntaxKind.AnyKeyword) lines.push(text.slice(0, scanner.getTokenStart()).split("\n").length);
  }
  return lines;
}

test("no type is any", () => {
  assert.deepEqual(anys(`/** any */ type A = "any"; // any\ntype B = Map<string, any>;`), [2]);
  assert.deepEqual(anys(readFileSync(here("target/npm/memlane.d.ts"), "utf8")), []);
});
