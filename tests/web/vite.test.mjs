// In a fresh Vite project: the README's example built and served, and as it is while one works on it.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { build, createServer } from "vite";
import { serve } from "../e2e/serve.mjs";
import { said } from "./chromium.mjs";
import { examplesFor, promised } from "./examples.mjs";
import { project } from "./project.mjs";

const [code] = examplesFor("bundler");
const page = (script) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Fresh</title><link rel="icon" href="data:,"></head>
<body><output></output><script type="module" src="./${script}"></script></body>
</html>
`;
const root = project({
  "index.html": page("main.js"),
  "main.js": code,
  "core.html": page("core.js"),
  "core.js": code.replace(`"memlane"`, `"memlane/core"`),
});
const settings = { root, configFile: false, logLevel: "warn" };

/** Both pages say what the example promises. */
async function work(url) {
  for (const name of ["index.html", "core.html"]) {
    assert.deepEqual((await said(`${url}/${name}`, "output")).split("\n"), promised(code), name);
  }
}

test("vite build: two pages, each with its own WebAssembly", async () => {
  const input = ["index.html", "core.html"].map((name) => join(root, name));
  await build({ ...settings, base: "./", build: { rolldownOptions: { input } } });
  const wasm = readdirSync(join(root, "dist/assets")).filter((file) => file.endsWith(".wasm"));
  assert.equal(wasm.length, 2, wasm.join(", "));
  const { url, close } = await serve(0, join(root, "dist"));
  after(close);
  await work(`${url}/memlane/sub`);
});

test("vite dev: the same pages, as they stand", async () => {
  // From Vite's own port upwards, it takes the first that is free.
  const server = await createServer({ ...settings, server: { host: "127.0.0.1" } });
  after(() => server.close());
  await server.listen();
  await work(server.resolvedUrls.local[0].replace(/\/$/, ""));
});
