// The package holds what it promises, and starts in Node from its bytes.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const inside = (name) => fileURLToPath(new URL(name, import.meta.resolve("memlane/package.json")));
const manifest = JSON.parse(readFileSync(inside("package.json"), "utf8"));

test("every file that package.json names is there", () => {
  const named = [...manifest.files, "README.md", ...Object.values(manifest.exports).flatMap((entry) => Object.values(typeof entry === "string" ? { entry } : entry))];
  for (const name of named) assert.ok(existsSync(inside(name)), `${name} is missing`);
});

test("starts in Node from its bytes", async () => {
  const memlane = await import("memlane");
  assert.equal(typeof memlane.default, "function");
  memlane.initSync({ module: readFileSync(inside("memlane_core_bg.wasm")) });
});

test("tells nobody on whose machine it was built", () => {
  for (const name of manifest.files) assert.doesNotMatch(readFileSync(inside(name), "latin1"), /[^/]\/registry\/src\//, name);
});
