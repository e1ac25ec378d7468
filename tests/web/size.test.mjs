// The package without lectures and page must stay small enough to embed anywhere.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { execFileSync } from "node:child_process";

const limit = 90 * 1024;

test("the WebAssembly is at most 90 KB, gzip -9", () => {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve("memlane/memlane_core_bg.wasm")));
  const size = execFileSync("gzip", ["-9", "-c"], { input: wasm, maxBuffer: 1 << 26 }).length;
  console.log(`${size} of ${limit} bytes, gzip -9`);
  assert.ok(size <= limit, `${size} bytes are more than ${limit}`);
});
