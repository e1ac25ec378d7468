// The package without lectures and page must stay small enough to embed anywhere.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { execFileSync } from "node:child_process";

const limits = { "memlane/core/memlane_core_bg.wasm": 92, "memlane/memlane_core_bg.wasm": 220 };

for (const [name, kilobytes] of Object.entries(limits)) {
  test(`${name} is at most ${kilobytes} KB, gzip -9`, () => {
    const limit = kilobytes * 1024;
    const wasm = readFileSync(fileURLToPath(import.meta.resolve(name)));
    const size = execFileSync("gzip", ["-9", "-c"], { input: wasm, maxBuffer: 1 << 26 }).length;
    console.log(`${size} of ${limit} bytes, gzip -9`);
    assert.ok(size <= limit, `${size} bytes are more than ${limit}`);
  });
}
