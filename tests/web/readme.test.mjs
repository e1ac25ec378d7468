// The examples of the package's README run as they stand, and print what the comments beside them say.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { serve } from "../e2e/serve.mjs";
import { said } from "./chromium.mjs";
import { examplesFor, promised } from "./examples.mjs";
import { here, output, temporary, write } from "./project.mjs";

test("the examples for Node", () => {
  // In here, where the package is found by its name.
  const folder = mkdtempSync(here("target/readme-"));
  after(() => rmSync(folder, { recursive: true }));
  for (const code of examplesFor("node")) {
    write(folder, { "example.mjs": code });
    assert.ok(promised(code).length > 0, "an example promises nothing");
    assert.deepEqual(output(folder, process.execPath, "example.mjs").trim().split("\n"), promised(code));
  }
  assert.equal(examplesFor("node").flatMap(promised).length, 16);
});

test("the examples for a page, the package's folder beside it", async () => {
  const folder = temporary();
  cpSync(here("target/npm"), join(folder, "memlane"), { recursive: true });
  const { url, close } = await serve(0, folder);
  after(close);
  for (const code of examplesFor("page")) {
    write(folder, { "index.html": `<!doctype html><link rel="icon" href="data:,">${code}` });
    assert.equal(await said(`${url}/memlane/sub/`, "output"), "5");
  }
});
