// Every kind of event that memlane.d.ts declares, made to happen, with just the fields that it declares.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inside, listing, Machine } from "./memlane.mjs";
import { checkEvent, eventShapes } from "./shapes.mjs";

/** Scenarios in which each of these kinds comes up. */
const stories = {
  "created switched referenced executed exited": `process A\n${listing}\nstep 2\nprocess B\nswitch B\nexit A`,
  "allocated freed resized zeroed systemCall heapGrown": "process A heap=64\nmalloc A 100\ncalloc A 4 4\nrealloc A @1 300\nfree A @1",
  "faulted killed": "process A\n  movl $1, 0x0\nstep",
  "illegalInstruction": "machine mechanism=base-and-bounds\nprocess A\n  jmp 0x40\nstep 2",
  "privilegedInstruction": "process A\n  hlt\nstep",
  "outOfMemory": "process A\n  movl $5000, %edi\n  call malloc\nstep 2",
  "misused leaked": "process A\n  movl $16, %edi\n  call malloc\n  movq %rax, %rbx\n  movq %rax, %rdi\n  call free\n  movl (%rbx), %eax\n  movl $16, %edi\n  call malloc\nstep 8\nexit A",
  "relocated": "machine mechanism=static-relocation\nprocess A\n  movl $1, 0x1000",
  "swappedOut swappedIn": "machine mechanism=time-sharing\nprocess A\nprocess B\nswitch B",
  "timerInterrupt": "machine quantum=200\nprocess A\n  again: jmp again\nprocess B\n  again: jmp again\nstep 9",
  "shared": "process A\nprocess B share-code=A",
  "moved compacted": "process A\nprocess B\nexit A\ncompact",
  "rejected": "process A\nfree A 0x3",
};

const seen = new Set();
for (const [kinds, text] of Object.entries(stories)) {
  test(`${kinds}: as declared`, () => {
    const events = Machine.parse(text).events();
    events.forEach(checkEvent);
    const happened = new Set(events.map(({ kind }) => kind));
    for (const kind of happened) seen.add(kind);
    for (const kind of kinds.split(" ")) assert.ok(happened.has(kind), `${kind} among ${[...happened].join()}`);
  });
}

test("no kind is declared that does not happen", () => {
  assert.deepEqual([...seen].sort(), Object.keys(eventShapes).sort());
});

test("memlane.d.ts declares these kinds with these fields", () => {
  const union = readFileSync(inside("memlane.d.ts"), "utf8").match(/export type MachineEvent =\n([\s\S]*?);\n\n/)[1];
  const declared = {};
  for (const [, kind, rest] of union.matchAll(/\{ kind: "(\w+)"(.*?) \}(?:\s|$|;)/g)) {
    declared[kind] = [...rest.replaceAll(/\{.*?\}/g, "").matchAll(/; (\w+):/g)].map((match) => match[1]).sort();
  }
  const shaped = Object.entries(eventShapes).map(([kind, fields]) => [kind, Object.keys(fields).sort()]);
  assert.deepEqual(declared, Object.fromEntries(shaped));
});

test("a number of 64 bits is the nearest double, never a BigInt", () => {
  const machine = new Machine();
  machine.createProcess({ program: "movq $-1, %rax\npushq %rax" });
  const events = machine.run("step 2");
  assert.ok(events.some(({ value }) => value === 2 ** 64));
  assert.doesNotThrow(() => JSON.stringify([events, machine.snapshot()]), "JSON knows no BigInt");
});
