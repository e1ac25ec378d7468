// Every method that this version serves, used as it is meant to be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Machine, state } from "./memlane.mjs";

const process = (machine, pid) => machine.snapshot().processes.find((one) => one.pid === pid);

test("a machine begins as it was configured", () => {
  const plain = new Machine().snapshot();
  assert.equal(plain.mechanism, "segmentation");
  assert.deepEqual(plain.memory, [
    { start: 0, size: 8192, kind: "os" },
    { start: 8192, size: 65536 - 8192, kind: "hole" },
  ]);
  assert.equal(plain.running, null);
  assert.equal(plain.mode, "kernel");

  const machine = new Machine({
    mechanism: "base-and-bounds", memory: 1 << 20, os: 0, addressSpace: 4096,
    placement: "best-fit", allocator: "best-fit", header: 16, alignment: 4, coalesce: false,
  });
  assert.deepEqual(machine.snapshot().memory, [{ start: 0, size: 1 << 20, kind: "hole" }]);
  assert.equal(machine.snapshot().mechanism, "base-and-bounds");
  const pid = machine.createProcess();
  const [first, second] = [machine.malloc(pid, 5), machine.malloc(pid, 5)];
  assert.equal(second - first, 8 + 16, "5 bytes rounded up to 4, and a header of 16");
  machine.free(pid, first);
  machine.free(pid, second);
  assert.equal(process(machine, pid).heap.filter((block) => block.free).length, 3, "nothing is merged");
});

test("an empty object and undefined settings mean the defaults", () => {
  const plain = new Machine().snapshot();
  assert.deepEqual(new Machine({}).snapshot(), plain);
  assert.deepEqual(new Machine({ memory: undefined, coalesce: undefined }).snapshot(), plain);
  assert.deepEqual(new Machine(undefined).snapshot(), plain);
});

test("createProcess returns the pid, and takes the sizes and the name", () => {
  const machine = new Machine();
  assert.equal(machine.createProcess(), 1);
  assert.equal(machine.createProcess({ name: "editor", code: 100, staticData: 200, heap: 300, stack: 400 }), 2);
  const editor = process(machine, 2);
  assert.equal(editor.name, "editor");
  assert.deepEqual(editor.segments.map(({ name, size }) => [name, size]), [
    ["code", 100], ["static data", 200], ["heap", 300], ["stack", 400],
  ]);
  assert.equal(process(machine, 1).name, "A");
});

test("a context switch saves one and loads the other, the MMU included", () => {
  const machine = new Machine();
  const [a, b] = [machine.createProcess({ program: "movl $5, %eax" }), machine.createProcess()];
  machine.step();
  const before = machine.snapshot();
  assert.equal(machine.contextSwitch(b), undefined);
  const after = machine.snapshot();
  assert.equal(after.running, b);
  assert.equal(before.registers.rax, 5);
  assert.equal(after.registers.rax, 0);
  assert.notDeepEqual(after.mmu, before.mmu);
  assert.equal(process(machine, a).state, "ready");
  assert.equal(process(machine, a).registers.rax, 5);
  assert.equal(after.counts.contextSwitches, before.counts.contextSwitches + 1);
});

test("exit gives the memory back", () => {
  const machine = new Machine();
  const pid = machine.createProcess();
  assert.equal(machine.exit(pid), undefined);
  assert.equal(process(machine, pid).state, "exited");
  assert.equal(machine.snapshot().fragmentation.free, 65536 - 8192);
});

test("malloc returns an address in the heap, asks the OS when it must, and free gives it back", () => {
  const machine = new Machine();
  const pid = machine.createProcess({ heap: 64 });
  const address = machine.malloc(pid, 100);
  const kinds = machine.events(machine.position - 1).map((event) => event.kind);
  assert.ok(kinds.includes("systemCall") && kinds.includes("heapGrown") && kinds.at(-1) === "allocated", kinds.join());
  const heap = process(machine, pid).segments.find((segment) => segment.name === "heap");
  assert.ok(address >= heap.start && address + 100 <= heap.start + heap.size);
  assert.deepEqual(process(machine, pid).heap.find((block) => !block.free), { address, size: 104, free: false });
  assert.equal(machine.free(pid, address), undefined);
  assert.ok(process(machine, pid).heap.every((block) => block.free));
});

test("access tells the translation of a store, a load and a fetch", () => {
  const machine = new Machine();
  const pid = machine.createProcess();
  const address = machine.malloc(pid, 8);
  const heap = process(machine, pid).segments.find((segment) => segment.name === "heap");
  for (const kind of ["store", "load"]) {
    assert.deepEqual(machine.access(pid, address, kind), {
      virtual: address,
      physical: heap.physical + (address - heap.start),
      fault: null,
      victim: null,
      steps: [
        { kind: "select", segment: "heap" },
        { kind: "offset", offset: address - heap.start },
        { kind: "check", offset: address - heap.start, bounds: heap.size, ok: true },
        { kind: "protect", protection: "rw-", access: kind, ok: true },
        { kind: "add", base: heap.physical },
      ],
    });
  }
  assert.equal(machine.access(pid, 0, "fetch").fault, null);
});

test("a fault is an answer: it throws nothing and kills nobody", () => {
  const machine = new Machine();
  const pid = machine.createProcess();
  const faults = [
    [0x0, "store", "protection"],
    [0x2000, "fetch", "protection"],
    [0x0fff, "load", "out of bounds"],
    [0x3000, "load", "out of bounds"],
    [0x4000, "load", "no segment"],
    [Number.MAX_SAFE_INTEGER, "load", "no segment"],
  ];
  for (const [address, kind, fault] of faults) {
    const translation = machine.access(pid, address, kind);
    assert.deepEqual([translation.virtual, translation.physical, translation.fault, translation.victim], [address, null, fault, null]);
    assert.ok(Array.isArray(translation.steps));
  }
  assert.equal(process(machine, pid).state, "running");
  assert.equal(machine.snapshot().counts.faults, faults.length);
});

test("a program that faults is killed, and step tells it", () => {
  const machine = new Machine();
  const pid = machine.createProcess({ program: "movl $1, 0x0" });
  const kinds = machine.step().map((event) => event.kind);
  assert.deepEqual(kinds.slice(-2), ["faulted", "killed"]);
  assert.equal(process(machine, pid).state, "killed");
});

test("wild 64-bit numbers come out as numbers", () => {
  const machine = new Machine();
  machine.createProcess({ program: "movq $-1, %rax\npushq %rax\nmovl $1, (%rax)" });
  const [, stored] = machine.run("step 2").filter((event) => event.kind === "referenced").slice(-2);
  assert.equal(stored.value, 2 ** 64);
  assert.equal(machine.snapshot().registers.rax, -1);
  assert.equal(machine.snapshot().registers.eax, 2 ** 32 - 1);
  const fault = machine.step().find((event) => event.kind === "faulted");
  assert.equal(fault.translation.virtual, 2 ** 64);
});

test("what makes no sense throws a sentence and changes nothing", () => {
  const machine = new Machine();
  const pid = machine.createProcess({ program: "nop" });
  const block = machine.malloc(pid, 16);
  const freed = machine.malloc(pid, 16);
  machine.free(pid, freed);
  const ended = machine.createProcess();
  machine.exit(ended);
  machine.step();
  const before = state(machine);
  const refused = [
    [() => machine.step(), /program of A has ended/],
    [() => machine.free(pid, freed), /double free/],
    [() => machine.free(pid, block + 4), /inside a block/],
    [() => machine.free(pid, 12345), /malloc never returned 0x3039/],
    [() => machine.malloc(pid, 65536), /malloc of 65536 bytes.*too large|no room/s],
    [() => machine.exit(77), /no process 77/],
    [() => machine.contextSwitch(ended), /process 2 has exited/],
    [() => machine.access(ended, 0, "load"), /process 2 has exited/],
    [() => machine.createProcess({ name: "9 lives" }), /9 lives.*cannot be the name of a process/],
    [() => machine.createProcess({ program: "movl $1, %eax\nfrobnicate %eax" }), /program, line 2.*frobnicate/],
    [() => machine.createProcess({ code: 1, program: "movl $1, %eax" }), /code segment of 1 bytes/],
    [() => machine.createProcess({ shareCodeWith: ended }), /process 2 has exited/],
    [() => machine.createProcess({ shareCodeWith: 77 }), /no process 77/],
    [() => machine.createProcess({ shareCodeWith: pid, program: "nop" }), /shares the code of 1 runs its program; give it none/],
    [() => machine.createProcess({ shareCodeWith: pid, code: 64 }), /has a code segment as large; give it no code size/],
  ];
  for (const [call, reason] of refused) {
    assert.throws(call, (error) => error instanceof Error && reason.test(error.message));
    assert.deepEqual(state(machine), before);
  }
});

test("where no hole fits the free bytes and the largest hole are told", () => {
  const machine = new Machine({ memory: 16384, os: 8192 });
  const small = { code: 1024, staticData: 0, heap: 1024, stack: 0 };
  const pids = [1, 2, 3, 4].map(() => machine.createProcess(small));
  machine.exit(pids[0]);
  machine.exit(pids[2]);
  const before = state(machine);
  assert.deepEqual([before.snapshot.fragmentation.free, before.snapshot.fragmentation.largestHole], [4096, 2048]);
  assert.throws(() => machine.createProcess({ ...small, code: 0, heap: 4096 }), /4096 are free and the largest hole has 2048/);
  assert.deepEqual(state(machine), before);
});

test("two machines know nothing of each other", () => {
  const [one, other] = [new Machine(), new Machine()];
  one.createProcess();
  assert.equal(other.length, 0);
  one.dispose();
  assert.equal(other.createProcess(), 1);
});
