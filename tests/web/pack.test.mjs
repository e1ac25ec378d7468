// What npm publishes: the files that are meant to be there, and no others.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { here, output, pack, temporary } from "./project.mjs";

const build = ["argument.js", "memlane.js", "memlane_core.js", "memlane_core_bg.wasm", "statement.js"];
const texts = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "THIRD-PARTY.txt", "memlane.d.ts", "package.json"];
const wanted = [...texts, ...build, ...build.map((name) => `core/${name}`)].sort();

test("npm packs these files, each with something in it", () => {
  const { files, size, unpackedSize } = pack("--dry-run");
  for (const { path, size } of files) console.log(`${String(size).padStart(7)} bytes  ${path}`);
  console.log(`${size} bytes to download, ${unpackedSize} on disk`);
  assert.deepEqual(files.map(({ path }) => path).sort(), wanted);
  for (const { path, size } of files) assert.ok(size > 0, `${path} is empty`);
});

test("nothing else lies in the folder", () => {
  const found = readdirSync(here("target/npm"), { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  assert.equal(found.length, wanted.length, found.map(({ name }) => name).join(", "));
});

test("the tarball holds them as they are", () => {
  const folder = temporary();
  const { filename } = pack("--pack-destination", folder);
  output(folder, "tar", "-xzf", filename);
  for (const name of wanted) {
    assert.deepEqual(readFileSync(join(folder, "package", name)), readFileSync(join(here("target/npm"), name)), name);
  }
});

test("README and licences are this project's", () => {
  for (const [packed, own] of [["README.md", "src/wasm/README.md"], ["LICENSE-MIT", "LICENSE-MIT"], ["LICENSE-APACHE", "LICENSE-APACHE"]]) {
    assert.equal(readFileSync(here(`target/npm/${packed}`), "utf8"), readFileSync(here(own), "utf8"), packed);
  }
});
