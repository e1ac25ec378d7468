// Traces of real programs: read in four formats, replayed under every mechanism and policy, every request accounted for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Machine, state } from "./memlane.mjs";
import { check, checkEvent, mechanisms, policies, snapshotShape } from "./shapes.mjs";

const trace = (name) => readFileSync(new URL(`../traces/${name}`, import.meta.url), "utf8");
const [ls, sqlite] = [trace("ls.valgrind.txt"), trace("sqlite.valgrind.txt")];
const words = ["words.valgrind.txt", "words.ltrace.txt", "words.mtrace.txt", "words.rep"].map(trace);
const used = (machine) => machine.snapshot().processes[0].heap.filter((block) => !block.free).length;

/** Blocks that are live at the end of a valgrind trace, counted by the text alone. */
function live(text) {
  const blocks = new Set();
  for (const line of text.split("\n")) {
    const made = line.match(/ (?:malloc|calloc)\(.*= (0x\w+)/);
    const freed = line.match(/ free\((0x\w+)/);
    const resized = line.match(/ realloc\((0x\w+), *(\d+)\).*= (0x\w+)/);
    if (made) blocks.add(made[1]);
    if (freed) blocks.delete(freed[1]);
    if (resized) {
      blocks.delete(resized[1]);
      blocks.add(resized[3]);
    }
  }
  return blocks.size;
}

test("sqlite: 20070 operations, none skipped, under every mechanism", () => {
  for (const mechanism of mechanisms) {
    const { machine, operations, skipped } = Machine.fromTrace(sqlite, { mechanism });
    assert.deepEqual([operations, skipped], [20070, []], mechanism);
    assert.deepEqual([machine.position, machine.length], [20071, 20071], "it stands at the end");
    assert.equal(used(machine), live(sqlite));
    check(snapshotShape, machine.snapshot());
    assert.ok(machine.snapshot().counts.systemCalls > 10, "the heap began small");
    machine.dispose();
  }
});

test("every policy replays all of ls", () => {
  for (const allocator of policies) {
    const { machine, operations, skipped } = Machine.fromTrace(ls, { allocator, placement: allocator });
    assert.deepEqual([operations, skipped], [1620, []], allocator);
    assert.equal(used(machine), live(ls));
  }
});

test("one program, written down in four ways, is one machine", () => {
  const replays = words.map((text) => Machine.fromTrace(text));
  for (const { machine, operations, skipped } of replays) {
    assert.deepEqual([operations, skipped], [replays[0].operations, []]);
    assert.deepEqual(machine.snapshot(), replays[0].machine.snapshot());
  }
  assert.ok(replays[0].operations > 30);
});

test("the machine of a trace is a machine like any other", () => {
  const { machine } = Machine.fromTrace(ls, { allocator: "best-fit" });
  assert.deepEqual(machine.snapshot().processes.map(({ pid, name, state: doing }) => [pid, name, doing]), [[1, "A", "running"]]);
  machine.events(0, 300).forEach(checkEvent);
  machine.seek(800);
  const copy = Machine.parse(machine.scenario());
  assert.deepEqual(copy.snapshot(), machine.snapshot());
  assert.equal(machine.back(), true);
  assert.equal(machine.forward(), true);
  assert.deepEqual(machine.snapshot(), copy.snapshot());
  const block = machine.malloc(1, 5);
  machine.free(1, block);
  assert.equal(machine.length, 802, "a new future");
});

test("sizes that are given are kept, the others fit them", () => {
  const config = (given) => Machine.fromTrace(words[0], given).machine.scenario().split("\n")[0];
  assert.equal(config({}), "machine mechanism=segmentation memory=64K os=8K address-space=16K");
  assert.match(config({ memory: 1 << 20 }), /memory=1M os=8K/);
  assert.match(config({ memory: 4096 }), /memory=4K os=512 /);
  assert.match(config({ os: 1 << 20, mechanism: "base" }), /memory=2M os=1M address-space=16K$/);
  assert.match(config({ addressSpace: 1 << 20 }), /address-space=1M$/);
  assert.match(config({ header: 16, quantum: 5 }), /header=16 quantum=5$/);
});

test("what finds no room is skipped by its line, and so is what follows from it", () => {
  const { machine, operations, skipped } = Machine.fromTrace("a 0 40\na 1 9000\nr 1 10\nf 1\nf 0\n", { addressSpace: 16384 });
  assert.equal(operations, 2);
  assert.deepEqual(skipped.map(({ line }) => line), [2, 3, 4]);
  assert.match(skipped[0].reason, /^malloc of 9000 bytes in A: no free block is large enough and the heap cannot grow: /);
  assert.equal(skipped[1].reason, "block @2 was not allocated: line 2 was left out");
  assert.equal(used(machine), 0);
});

test("a machine that is too small still accounts for every request", () => {
  const { operations, skipped } = Machine.fromTrace(sqlite, { memory: 65536, addressSpace: 65536 });
  assert.equal(operations + skipped.length, 20070);
  assert.ok(operations > 100 && skipped.length > 100, `${operations}`);
  assert.ok(skipped.every(({ line, reason }, index) => Number.isInteger(line) && reason !== "" && (index === 0 || line > skipped[index - 1].line)));
});

test("lines that cannot be read are skipped by number", () => {
  const { operations, skipped } = Machine.fromTrace("a 0 512\na 1 128\nz 5\nf 7\nf 0\n");
  assert.equal(operations, 3);
  assert.deepEqual(skipped.map(({ line }) => line), [3, 4]);
});

test("what is no trace is refused", () => {
  const refused = (text, config, reason) => assert.throws(() => Machine.fromTrace(text, config), (error) => {
    assert.equal(Object.getPrototypeOf(error), Error.prototype);
    assert.match(error.message, reason);
    assert.ok(error.message.length < 500);
    return true;
  });
  for (const text of ["", "\n\n", "nonsense", "int main() { return 0; }", "\0", "x".repeat(1 << 20), "💾\n".repeat(1000)]) {
    refused(text, undefined, /^text: no line of this text is one of a malloc trace; known are valgrind/);
  }
  refused("a 0 8", { mechanism: "paging" }, /^mechanism must be/);
  refused("a 0 8", { memory: 4096, os: 4096 }, /^os is 4096; it must be from 0 to 4095$/);
  refused("a 0 8", { memory: 16384, os: 8192, addressSpace: 16384, mechanism: "base" }, /^process A does not fit: its address space needs 16384 bytes; 8192 are free and the largest hole has 8192$/);
});

test("the text of a replay is the same machine", () => {
  const { machine } = Machine.fromTrace(ls, { mechanism: "base-and-bounds", allocator: "buddy" });
  assert.deepEqual(state(Machine.parse(machine.scenario())), state(machine));
});
