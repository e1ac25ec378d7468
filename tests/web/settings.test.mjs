// The policies and the settings beyond sizes: each changes what it says, and survives the text form.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Machine, state } from "./memlane.mjs";
import { mechanisms, policies } from "./shapes.mjs";

/** A heap with holes of 48, 32 and 64 bytes, headers included, before a large one; where 24 bytes go, twice. */
function allocated(config) {
  const machine = new Machine(config);
  const pid = machine.createProcess();
  const blocks = [40, 8, 24, 8, 56, 8].map((size) => machine.malloc(pid, size));
  for (const index of [2, 0, 4]) machine.free(pid, blocks[index]);
  return [machine.malloc(pid, 24), machine.malloc(pid, 24)];
}

test("each policy of malloc chooses as its name says", () => {
  const chosen = Object.fromEntries(policies.map((allocator) => [allocator, allocated({ allocator })]));
  assert.deepEqual(chosen, {
    "first-fit": [0x2008, 0x2048],
    "next-fit": [0x20c8, 0x20e8],
    "best-fit": [0x2048, 0x2008],
    "worst-fit": [0x20c8, 0x20e8],
    buddy: [0x2068, 0x20e8],
  });
});

test("each policy of placement chooses as its name says", () => {
  const placed = (placement) => {
    const machine = new Machine({ placement, os: 0 });
    const create = (code) => machine.createProcess({ code, staticData: 0, heap: 0, stack: 0 });
    const pids = [4096, 256, 1024, 256, 3072, 256].map(create);
    for (const index of [0, 2, 4]) machine.exit(pids[index]);
    const pid = create(1024);
    return machine.snapshot().processes.find((one) => one.pid === pid).segments[0].physical;
  };
  const chosen = Object.fromEntries(policies.map((placement) => [placement, placed(placement)]));
  assert.deepEqual(chosen, { "first-fit": 0, "next-fit": 0x2300, "best-fit": 0x1100, "worst-fit": 0x2300, buddy: 0x1400 });
});

test("the order of the free list is the order in which first fit searches", () => {
  const orders = ["address", "size-up", "size-down", "front", "back"];
  const chosen = Object.fromEntries(orders.map((freeList) => [freeList, allocated({ freeList })[0]]));
  assert.deepEqual(chosen, { address: 0x2008, "size-up": 0x2048, "size-down": 0x20c8, front: 0x2078, back: 0x20c8 });
});

test("every policy runs under every mechanism, and its text is the same machine", () => {
  for (const mechanism of mechanisms) {
    for (const policy of policies) {
      const machine = new Machine({ mechanism, placement: policy, allocator: policy });
      const pid = machine.createProcess();
      const blocks = [100, 20, 300].map((size) => machine.malloc(pid, size));
      machine.free(pid, blocks[1]);
      machine.malloc(pid, 16);
      assert.deepEqual(state(Machine.parse(machine.scenario())), state(machine), `${mechanism} ${policy}`);
    }
  }
});

test("malloc asks by mmap from the threshold on, and free gives such a block back", () => {
  const machine = new Machine({ mmapThreshold: 1000, memory: 1 << 20, addressSpace: 1 << 17 });
  const pid = machine.createProcess();
  const calls = (from) => machine.events(from).filter(({ kind }) => kind === "systemCall").map(({ call }) => call);
  machine.malloc(pid, 999);
  assert.deepEqual(calls(1), []);
  const block = machine.malloc(pid, 1000);
  assert.deepEqual(calls(2), ["mmap"]);
  machine.free(pid, block);
  assert.deepEqual(calls(3), ["munmap"]);
});

test("the timer takes the CPU away after a quantum", () => {
  const program = "again: addl $1, %eax\n jmp again";
  const machine = new Machine({ quantum: 1000 });
  const [a, b] = [machine.createProcess({ program }), machine.createProcess({ program })];
  const events = machine.run("step 40");
  const interrupts = events.filter(({ kind }) => kind === "timerInterrupt");
  assert.ok(interrupts.length >= 2, `${interrupts.length}`);
  assert.deepEqual([interrupts[0].pid, interrupts[1].pid], [a, b], "in turn");
  assert.ok(interrupts.every(({ ran }) => ran >= 1000));
  const without = new Machine();
  without.createProcess({ program });
  without.createProcess({ program });
  assert.ok(without.run("step 40").every(({ kind }) => kind !== "timerInterrupt"));
});

test("under time sharing the timer swaps", () => {
  const program = "again: addl $1, %eax\n jmp again";
  const machine = new Machine({ mechanism: "time-sharing", quantum: 1000 });
  machine.createProcess({ program });
  machine.createProcess({ program });
  const kinds = machine.run("step 40").map(({ kind }) => kind);
  const order = ["timerInterrupt", "swappedOut", "swappedIn"].map((kind) => kinds.indexOf(kind));
  assert.ok(order.every((place, index) => place >= 0 && (index === 0 || place > order[index - 1])), order.join());
});

test("what things cost is what they cost", () => {
  const costs = { memory: 3, instruction: 5, trap: 7, switch: 11, visit: 13, copy: 17, library: 19, diskSeek: 23, diskRate: 1_000_000_000 };
  const machine = new Machine({ costs, mechanism: "time-sharing" });
  const pid = machine.createProcess({ program: "nop" });
  machine.step();
  machine.malloc(pid, 8);
  machine.access(pid, 1 << 20, "load");
  const { spent, time, counts } = machine.snapshot();
  assert.deepEqual(spent, { memory: 3, instructions: 5 + 19, traps: 7, switches: spent.switches, search: 2 * 13, disk: 0, copying: 0 });
  assert.equal(spent.switches % 11, 0);
  assert.equal(time, Object.values(spent).reduce((sum, part) => sum + part));
  assert.equal(counts.references, 1);
  machine.createProcess();
  machine.contextSwitch(2);
  assert.ok(machine.snapshot().spent.disk >= 2 * 23 + 2 * 16384, "two seeks, and a nanosecond for each byte");
});

test("every setting survives the text form", () => {
  const machine = new Machine({
    mechanism: "base", memory: 1 << 20, os: 4096, addressSpace: 8192, placement: "worst-fit", allocator: "next-fit", header: 16, alignment: 16,
    coalesce: false, freeList: "back", mmapThreshold: 512, quantum: 12345,
    costs: { memory: 1, instruction: 2, trap: 3, switch: 4, visit: 5, copy: 6, library: 7, diskSeek: 8, diskRate: 9 },
  });
  const [first, second] = machine.scenario().split("\n");
  assert.equal(first, "machine mechanism=base memory=1M os=4K address-space=8K placement=worst-fit allocator=next-fit header=16 alignment=16 coalesce=off free-list=back mmap-threshold=512 quantum=12345");
  assert.equal(second, "costs memory=1 instruction=2 trap=3 switch=4 visit=5 copy=6 library=7 disk-seek=8 disk-rate=9");
  assert.deepEqual(state(Machine.parse(machine.scenario())), state(machine));
});
