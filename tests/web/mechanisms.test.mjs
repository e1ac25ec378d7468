// The six mechanisms: who may be in memory, what the MMU holds, what an access does, and whom it hurts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Machine, state } from "./memlane.mjs";
import { check, mechanisms, snapshotShape } from "./shapes.mjs";

const [os, space] = [8192, 16384];
const unguarded = ["uniprogramming", "time-sharing", "static-relocation", "base"];
const physical = ["uniprogramming", "time-sharing", "static-relocation"];
const process = (machine, pid) => machine.snapshot().processes.find((one) => one.pid === pid);
const heapOf = (machine, pid) => process(machine, pid).segments.find(({ name }) => name === "heap");
const message = (call) => {
  try {
    call();
  } catch (error) {
    assert.equal(Object.getPrototypeOf(error), Error.prototype);
    return error.message;
  }
  return assert.fail("nothing was thrown");
};

/** A machine with as many processes as the mechanism lets in, two at most. */
function populated(mechanism, program) {
  const machine = new Machine({ mechanism });
  machine.createProcess({ program });
  if (mechanism !== "uniprogramming") machine.createProcess({ program });
  return machine;
}

for (const mechanism of mechanisms) {
  test(`${mechanism}: processes come, run, switch and go`, () => {
    const machine = populated(mechanism, "again: addl $1, -4(%rbp)\n jmp again");
    for (const { pid } of machine.snapshot().processes) {
      machine.contextSwitch(pid);
      assert.equal(machine.snapshot().running, pid);
      assert.equal(machine.snapshot().mode, "user");
      const values = machine.run("step 4").filter((event) => event.access === "store").map((event) => event.value);
      assert.deepEqual(values, [1, 2], "each counts on its own");
      const block = machine.malloc(pid, 20);
      assert.equal(machine.access(pid, block, "store").fault, null);
      machine.free(pid, block);
      check(snapshotShape, machine.snapshot());
    }
    for (const { pid } of machine.snapshot().processes) machine.exit(pid);
    const { mode, running, fragmentation, processes } = machine.snapshot();
    assert.deepEqual([mode, running, fragmentation.free, fragmentation.holes], ["kernel", null, 65536 - os, 1]);
    assert.ok(processes.every((one) => one.state === "exited"));
    const copy = Machine.parse(machine.scenario());
    assert.deepEqual(state(copy), state(machine));
  });

  test(`${mechanism}: a refusal changes nothing`, () => {
    const machine = populated(mechanism);
    const block = machine.malloc(1, 16);
    machine.free(1, block);
    const before = state(machine);
    assert.match(message(() => machine.free(1, block)), /double free: 0x[0-9a-f]+ was already freed/);
    assert.match(message(() => machine.free(1, block + 1)), /malloc never returned/);
    assert.match(message(() => machine.malloc(1, 100_000)), /malloc of 100000 bytes in A: no free block is large enough and the heap cannot grow: /);
    assert.match(message(() => machine.createProcess({ stack: 5000 })), /a stack segment of 5000 bytes is too large: .* 4096 bytes/);
    assert.match(message(() => machine.contextSwitch(9)), /there is no process 9; alive: A/);
    assert.deepEqual(state(machine), before);
  });
}

test("the MMU's registers are the mechanism's", () => {
  const names = (mechanism) => populated(mechanism).snapshot().mmu.map(({ name }) => name);
  for (const mechanism of physical) assert.deepEqual(names(mechanism), []);
  assert.deepEqual(populated("base").snapshot().mmu, [{ name: "base", base: os }]);
  assert.deepEqual(populated("base-and-bounds").snapshot().mmu, [{ name: "base and bounds", base: os, bounds: space }]);
  assert.deepEqual(names("segmentation"), ["code", "static data", "heap", "stack"]);
});

test("physical addresses translate in no steps, a base in one, bounds in two", () => {
  const steps = (mechanism) => {
    const machine = populated(mechanism);
    return machine.access(1, heapOf(machine, 1).start, "load").steps.map(({ kind }) => kind);
  };
  for (const mechanism of physical) assert.deepEqual(steps(mechanism), []);
  assert.deepEqual(steps("base"), ["add"]);
  assert.deepEqual(steps("base-and-bounds"), ["check", "add"]);
  assert.deepEqual(steps("segmentation"), ["select", "offset", "check", "protect", "add"]);
});

test("uniprogramming lets one process in, and the next once that has gone", () => {
  const machine = populated("uniprogramming");
  const before = state(machine);
  const sentence = "process B does not fit: under uniprogramming memory holds one process at a time, and A is there; let it exit first";
  assert.equal(message(() => machine.createProcess()), sentence);
  assert.deepEqual(state(machine), before);
  machine.exit(1);
  assert.equal(machine.createProcess(), 2);
});

test("time sharing keeps the others on disk", () => {
  const machine = populated("time-sharing");
  const image = (pid) => [{ start: 0, size: space, kind: "process", pid, segment: "address space" }];
  assert.deepEqual(machine.snapshot().disk, image(2));
  assert.equal(process(machine, 2).state, "swapped");
  assert.ok(process(machine, 2).segments.every((segment) => segment.physical === null));
  const block = machine.malloc(1, 8);
  machine.access(1, block, "store");
  const spent = machine.snapshot().spent.disk;
  machine.contextSwitch(2);
  assert.deepEqual(machine.snapshot().disk, [{ ...image(1)[0], start: machine.snapshot().disk[0].start }]);
  assert.deepEqual([process(machine, 1).state, process(machine, 2).state], ["swapped", "running"]);
  assert.ok(machine.snapshot().spent.disk > spent);
  const kinds = machine.events(machine.position - 1).map(({ kind }) => kind);
  assert.ok(kinds.includes("swappedOut") && kinds.includes("swappedIn"), kinds.join());
  machine.contextSwitch(1);
  const [loaded] = machine.run(`load 1 ${block}`);
  assert.equal(loaded.value, 0xff, "what was stored comes back from disk");
});

test("a process that lies on disk is fetched when something is asked of it", () => {
  const machine = populated("time-sharing");
  const address = machine.malloc(2, 8);
  assert.equal(machine.snapshot().running, 2);
  assert.equal(machine.access(1, address, "load").fault, null);
  assert.equal(machine.snapshot().running, 1);
});

test("static relocation rewrites the program for the place where it lies", () => {
  const machine = new Machine({ mechanism: "static-relocation" });
  const program = "movl $7, 0x1000\n movl $7, %eax";
  machine.createProcess({ program });
  machine.createProcess({ program });
  const relocated = machine.events().filter(({ kind }) => kind === "relocated");
  assert.deepEqual(relocated, [
    { kind: "relocated", pid: 1, by: os, rewritten: 1 },
    { kind: "relocated", pid: 2, by: os + space, rewritten: 1 },
  ]);
  machine.contextSwitch(2);
  const stored = machine.step().find(({ access }) => access === "store");
  assert.deepEqual([stored.value, stored.translation.physical, stored.translation.victim], [7, os + space + 0x1000, null]);
});

test("where nothing guards memory a wild store hits the OS, a neighbour or a hole, and says so", () => {
  const victim = (machine, address) => {
    const { fault, victim: hit } = machine.access(1, address, "store");
    assert.equal(fault, null);
    return hit;
  };
  for (const mechanism of physical) assert.deepEqual(victim(populated(mechanism), 0), { kind: "os" });
  for (const mechanism of ["uniprogramming", "time-sharing"]) assert.deepEqual(victim(populated(mechanism), os + space), { kind: "hole" });
  assert.deepEqual(victim(populated("static-relocation"), os + space), { kind: "process", pid: 2 });
  assert.deepEqual(victim(populated("base"), space), { kind: "process", pid: 2 });
  assert.deepEqual(victim(populated("base"), 2 * space), { kind: "hole" });
  for (const mechanism of unguarded) assert.equal(victim(populated(mechanism), heapOf(populated(mechanism), 1).start), null);
});

test("a wild store really happens: the neighbour finds the byte", () => {
  const machine = populated("base");
  machine.access(1, space + 0x2100, "store");
  const [loaded] = machine.run("load 2 0x2100");
  assert.equal(loaded.value, 0xff);
});

test("where something guards memory the same store is a fault and has no victim", () => {
  for (const [mechanism, fault] of [["base-and-bounds", "out of bounds"], ["segmentation", "no segment"]]) {
    const machine = populated(mechanism);
    const { memory } = machine.snapshot();
    const translation = machine.access(1, space, "store");
    assert.deepEqual([translation.physical, translation.fault, translation.victim], [null, fault, null]);
    assert.deepEqual(machine.snapshot().memory, memory);
  }
});

test("beyond physical memory every mechanism faults", () => {
  for (const mechanism of mechanisms) {
    const { physical: at, fault, victim } = populated(mechanism).access(1, 1 << 20, "load");
    assert.deepEqual([at, victim], [null, null]);
    assert.equal(fault, mechanism === "segmentation" ? "no segment" : "out of bounds");
  }
});

test("only segmentation protects: a store to code is a fault there", () => {
  for (const mechanism of mechanisms) {
    const machine = populated(mechanism);
    const { start, protection } = process(machine, 1).segments[0];
    const guarded = mechanism === "segmentation";
    assert.equal(protection, guarded ? "r-x" : "rwx");
    assert.equal(machine.access(1, start, "store").fault, guarded ? "protection" : null);
  }
});

test("compact slides processes together wherever the MMU relocates", () => {
  for (const mechanism of ["base", "base-and-bounds", "segmentation"]) {
    const machine = populated(mechanism);
    machine.createProcess();
    const address = machine.malloc(3, 8);
    machine.access(3, address, "store");
    machine.exit(2);
    assert.equal(machine.snapshot().fragmentation.holes, 2);
    assert.equal(machine.compact(), undefined);
    const { fragmentation, spent } = machine.snapshot();
    assert.deepEqual([fragmentation.holes, fragmentation.external], [1, 0]);
    assert.ok(spent.copying > 0);
    assert.equal(machine.run(`load 3 ${address}`)[0].value, 0xff, "it moved with its bytes");
  }
});

test("compact is refused where it cannot be", () => {
  for (const mechanism of physical) {
    const machine = populated(mechanism);
    const before = state(machine);
    assert.match(message(() => machine.compact()), new RegExp(`^${mechanism} cannot compact: .*; base, base-and-bounds and segmentation can$`));
    assert.deepEqual(state(machine), before);
  }
  const buddy = new Machine({ placement: "buddy" });
  assert.match(message(() => buddy.compact()), /^buddy blocks cannot be slid together: .*choose another placement policy$/);
  assert.equal(buddy.length, 0);
});

test("two processes share one code segment, read-only, under segmentation", () => {
  const machine = new Machine();
  const first = machine.createProcess({ program: "again: addl $1, -4(%rbp)\n jmp again" });
  const free = machine.snapshot().fragmentation.free;
  const second = machine.createProcess({ shareCodeWith: first });
  const code = (pid) => process(machine, pid).segments[0];
  assert.deepEqual(code(second), code(first));
  assert.equal(free - machine.snapshot().fragmentation.free, 1024 + 2048 + 1024, "no second copy of the code");
  assert.equal(machine.access(second, 0, "store").fault, "protection");
  machine.contextSwitch(second);
  assert.equal(machine.step().find(({ access }) => access === "store").value, 1, "it runs the same program on its own data");
  assert.match(machine.scenario(), /share-code=1/);
  assert.deepEqual(state(Machine.parse(machine.scenario())), state(machine));
  machine.exit(first);
  assert.equal(machine.access(second, 0, "fetch").fault, null, "the code stays as long as somebody runs it");
});

test("no other mechanism shares, and nobody shares with the dead", () => {
  for (const mechanism of mechanisms) {
    const machine = populated(mechanism);
    const gone = mechanism === "segmentation";
    if (gone) machine.exit(1);
    const before = state(machine);
    const sentence = gone ? "process 1 has exited" : `${mechanism} cannot share code: a process has all of its memory in one piece; segmentation can`;
    assert.equal(message(() => machine.createProcess({ shareCodeWith: 1 })), sentence);
    assert.deepEqual(state(machine), before);
  }
});

test("a process that finds no hole is told what is free, under every mechanism", () => {
  for (const mechanism of mechanisms) {
    const machine = new Machine({ mechanism, memory: 16384, os: 1384 });
    const needs = mechanism === "segmentation" ? { code: 4096, staticData: 4096, heap: 4096, stack: 4096 } : {};
    const before = state(machine);
    assert.match(message(() => machine.createProcess(needs)), /^process A does not fit: its .* needs \d+ bytes; .*are free and the largest hole has \d+$/);
    assert.deepEqual(state(machine), before);
  }
});
