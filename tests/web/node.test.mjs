// In a fresh Node project: installed from its tarball without a network, imported by its names, run.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { output, project } from "./project.mjs";

/** Runs the lecture's three instructions on the machine of one entry, and prints what they referenced. */
const script = (name) => `
  import { readFileSync } from "node:fs";
  import { fileURLToPath } from "node:url";
  import { initSync, Machine, references } from ${JSON.stringify(name)};

  initSync({ module: readFileSync(fileURLToPath(import.meta.resolve("${name}/memlane_core_bg.wasm"))) });
  const program = "movl 0x8(%rbp), %edi\\naddl $0x3, %edi\\nmovl %edi, 0x8(%rbp)";
  const machine = new Machine({ mechanism: "base-and-bounds" });
  machine.createProcess({ program });
  const { base } = machine.snapshot().mmu[0];
  const made = machine.run("step 3").filter(({ kind }) => kind === "referenced");
  const moved = made.every(({ translation }) => translation.physical === translation.virtual + base);
  console.log(JSON.stringify({ total: references(program).total, made: made.map(({ access }) => access), moved }));
`;

const folder = project({ "whole.mjs": script("memlane"), "core.mjs": script("memlane/core") });

test("brings nothing along", () => {
  assert.deepEqual(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith(".")), ["memlane"]);
});

for (const [name, file] of [["memlane", "whole.mjs"], ["memlane/core", "core.mjs"]]) {
  test(`runs a machine from ${name}`, () => {
    const told = JSON.parse(output(folder, process.execPath, file));
    assert.deepEqual(told, { total: 5, made: ["fetch", "load", "fetch", "fetch", "store"], moved: true });
  });
}
