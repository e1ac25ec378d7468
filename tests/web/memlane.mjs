// The built package, started as a user in Node starts it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { initSync } from "memlane";

/** The path of a file of the package. */
export const inside = (name) => fileURLToPath(new URL(name, import.meta.resolve("memlane/package.json")));

initSync({ module: readFileSync(inside("memlane_core_bg.wasm")) });

export * from "memlane";

/** The lecture's three instructions. */
export const listing = `
  0x10: movl 0x8(%rbp), %edi
  0x13: addl $0x3, %edi
  0x19: movl %edi, 0x8(%rbp)
`;

/** Everything that can be asked of a machine without changing it. */
export const state = (machine) => ({
  snapshot: machine.snapshot(),
  position: machine.position,
  length: machine.length,
  scenario: machine.scenario(),
});
