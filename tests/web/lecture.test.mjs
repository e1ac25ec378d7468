// The lecture's own program: three instructions, five references, and a value that grows by three.
import assert from "node:assert/strict";
import { test } from "node:test";
import { listing, Machine, references } from "./memlane.mjs";

/** Where the OS put a segment of process 1, by the snapshot. */
const physical = (machine, name) => machine.snapshot().processes[0].segments.find((segment) => segment.name === name);

const referenced = (events) => events.filter((event) => event.kind === "referenced");

test("segmentation: five references, each with its virtual and its physical address", () => {
  const machine = new Machine();
  const pid = machine.createProcess({ program: listing });
  const events = [machine.step(), machine.step(), machine.step()].flat();
  const code = physical(machine, "code");
  const stack = physical(machine, "stack");
  const data = stack.physical + (0x3ff8 - stack.start);
  assert.deepEqual(
    referenced(events).map(({ access, translation }) => [access, translation.virtual, translation.physical]),
    [
      ["fetch", 0x10, code.physical + 0x10],
      ["load", 0x3ff8, data],
      ["fetch", 0x13, code.physical + 0x13],
      ["fetch", 0x19, code.physical + 0x19],
      ["store", 0x3ff8, data],
    ],
  );
  assert.ok(referenced(events).every((event) => event.pid === pid));
  assert.equal(machine.snapshot().counts.references, 5);
});

test("each mechanism with an MMU translates the same program to its own places", () => {
  for (const mechanism of ["base", "base-and-bounds", "segmentation"]) {
    const machine = new Machine({ mechanism });
    machine.createProcess({ name: "first" });
    const pid = machine.createProcess({ program: listing });
    machine.contextSwitch(pid);
    const found = referenced(machine.run("step 3"));
    assert.deepEqual(found.map((event) => event.translation.virtual), [0x10, 0x3ff8, 0x13, 0x19, 0x3ff8]);
    const owned = machine.snapshot().memory.filter((region) => region.pid === pid);
    for (const { translation } of found) {
      const home = owned.find(({ start, size }) => translation.physical >= start && translation.physical < start + size);
      assert.ok(home, `${mechanism}: ${translation.physical} is not the process's own`);
    }
  }
});

test("the value in memory grows by 3 at every run", () => {
  const machine = new Machine();
  machine.createProcess({ program: `again:${listing}  jmp again` });
  const values = [];
  for (let round = 0; round < 3; round += 1) {
    const stored = referenced(machine.run("step 4")).find((event) => event.access === "store");
    values.push(stored.value);
  }
  assert.deepEqual(values, [3, 6, 9]);
});

test("each translation tells its steps", () => {
  const machine = new Machine();
  machine.createProcess({ program: listing });
  const [fetch, load] = referenced(machine.step());
  assert.deepEqual(fetch.translation.steps, [
    { kind: "select", segment: "code" },
    { kind: "offset", offset: 0x10 },
    { kind: "check", offset: 0x10, bounds: 2048, ok: true },
    { kind: "protect", protection: "r-x", access: "fetch", ok: true },
    { kind: "add", base: physical(machine, "code").physical },
  ]);
  assert.deepEqual(load.translation.steps.map((step) => step.kind), ["select", "offset", "check", "protect", "add"]);
  assert.equal(load.translation.steps[0].segment, "stack");
});

test("references() counts the five without running", () => {
  assert.deepEqual(references(listing), {
    instructions: [
      {
        text: "movl 0x8(%rbp), %edi",
        address: 0x10,
        references: [
          { kind: "fetch", target: "instruction" },
          { kind: "load", target: "0x8(%rbp)" },
        ],
      },
      { text: "addl $0x3, %edi", address: 0x13, references: [{ kind: "fetch", target: "instruction" }] },
      {
        text: "movl %edi, 0x8(%rbp)",
        address: 0x19,
        references: [
          { kind: "fetch", target: "instruction" },
          { kind: "store", target: "0x8(%rbp)" },
        ],
      },
    ],
    total: 5,
  });
});

test("references() names and counts what the machine then does", () => {
  const program = `
    pushq %rbp
    movq %rsp, %rbp
    movq $0x1000, %rbx
    movl $7, (%rbx)
    addl $1, (%rbx)
    cmpl $8, (%rbx)
    incl 4(%rbx)
    pushq (%rbx)
    popq 8(%rbx)
    leaq 8(%rbx), %rax
    call next
  next:
    popq %rcx
    leave
    ret
  `;
  const machine = new Machine();
  machine.createProcess({ program });
  const counted = references(program);
  for (const { text, references: expected } of counted.instructions) {
    const events = machine.step();
    const done = referenced(events).map(({ access, target }) => ({ kind: access, target }));
    // The last return is into the C library's exit, which makes no reference of its own.
    assert.deepEqual(done, expected, text);
  }
  assert.equal(machine.snapshot().counts.references, counted.total);
});
