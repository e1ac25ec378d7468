// Nonsense: every method, every argument, every kind of wrong value. Always an Error that names the argument; nothing changes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { listing, Machine, references, state } from "./memlane.mjs";

const hostile = {
  get memory() { throw new TypeError("a getter of the caller's"); },
};
const cyclic = [];
cyclic.push(cyclic);

/** Wrong wherever a whole number is wanted. */
const notNumbers = [
  NaN, Infinity, -Infinity, 0.5, 12.5, -1, -0.5, 2 ** 53, 1e300, Number.MIN_VALUE, "5", "", "0x10", null, true, false, 5n, Symbol("five"),
  {}, [], [5], cyclic, () => 5, new Date(), new Number(5), { valueOf: () => 5 }, { toString() { throw new Error("never called"); } }, new Uint8Array(8),
];
const notTexts = [NaN, 0, 5, null, true, 5n, Symbol("text"), {}, [], ["step"], cyclic, () => "step", new String("step"), { toString: () => "step" }];
const notFlags = [NaN, 0, 1, "", "true", "on", null, 5n, Symbol("flag"), {}, [], () => true];
const notKinds = [...notTexts, "", "Load", "load ", "read", "execute"];
const notObjects = [NaN, 0, 5, "", "segmentation", null, true, 5n, Symbol("options"), [], [1], cyclic, () => ({}), new Map(), new Date()];

/** What a machine in the middle of its life gives every call: a running process, a block, a future. */
function lived() {
  const machine = new Machine();
  const pid = machine.createProcess({ program: listing });
  const address = machine.malloc(pid, 16);
  machine.step();
  machine.createProcess();
  machine.back();
  return { machine, pid, address };
}

/** How a refusal begins: with the argument's name, or with what is too large where that hangs on another setting. */
const begins = (name) => new RegExp(`^(${name} (must be|has no) |os is \\d+; it must be from |a (code|static data|heap|stack) segment of \\d+ bytes is too large: )`);

/** Makes the call with each value; each must be refused with the argument's name and leave the machine as it was. */
function refuses(name, values, call) {
  const { machine, pid, address } = lived();
  const before = state(machine);
  for (const value of values) {
    const shown = typeof value === "string" ? JSON.stringify(value) : typeof value;
    assert.throws(() => call(machine, value, { pid, address }), (error) => {
      assert.equal(Object.getPrototypeOf(error), Error.prototype, `${name} of ${shown}: ${error}`);
      assert.match(error.message, begins(name), shown);
      return true;
    });
  }
  assert.deepEqual(state(machine), before);
  machine.free(pid, address);
  assert.equal(machine.length, before.position + 1, "it still works");
}

const beyond = (least, most) => [...notNumbers, undefined, least - 1, most + 1];
const pids = beyond(1, 2 ** 32 - 1);

const table = {
  "exit(pid)": () => refuses("pid", pids, (m, v) => m.exit(v)),
  "contextSwitch(pid)": () => refuses("pid", pids, (m, v) => m.contextSwitch(v)),
  "malloc(pid)": () => refuses("pid", pids, (m, v) => m.malloc(v, 16)),
  "malloc(size)": () => refuses("size", beyond(1, 2 ** 32), (m, v, { pid }) => m.malloc(pid, v)),
  "free(pid)": () => refuses("pid", pids, (m, v, { address }) => m.free(v, address)),
  "free(address)": () => refuses("address", [...notNumbers, undefined], (m, v, { pid }) => m.free(pid, v)),
  "access(pid)": () => refuses("pid", pids, (m, v, { address }) => m.access(v, address, "load")),
  "access(address)": () => refuses("address", [...notNumbers, undefined], (m, v, { pid }) => m.access(pid, v, "load")),
  "access(kind)": () => refuses("kind", [...notKinds, undefined], (m, v, { pid, address }) => m.access(pid, address, v)),
  "seek(position)": () => refuses("position", [...notNumbers, undefined, 5], (m, v) => m.seek(v)),
  "events(from)": () => refuses("from", [...notNumbers, 5], (m, v) => m.events(v)),
  "events(to)": () => refuses("to", [...notNumbers, 5, 1], (m, v) => m.events(2, v)),
  "run(commands)": () => refuses("commands", [...notTexts, undefined], (m, v) => m.run(v)),
  "parse(scenario)": () => refuses("scenario", [...notTexts, undefined], (_, v) => Machine.parse(v)),
  "references(assembly)": () => refuses("assembly", [...notTexts, undefined], (_, v) => references(v)),
  "fromTrace(text)": () => refuses("text", [...notTexts, undefined], (_, v) => Machine.fromTrace(v)),
  "fromTrace(config)": () => refuses("config", [...notObjects, { memry: 1 }], (_, v) => Machine.fromTrace("a 0 8", v)),
  "fromTrace(config.memory)": () => refuses("memory", [...beyond(1024, 2 ** 32)].filter((value) => value !== undefined), (_, v) => Machine.fromTrace("a 0 8", { memory: v })),
  "costs with a key that is not there": () => refuses("costs", [{ disk: 1 }, { "disk-seek": 1 }], (_, v) => new Machine({ costs: v })),
  "new Machine(config)": () => refuses("config", notObjects, (_, v) => new Machine(v)),
  "createProcess(options)": () => refuses("options", notObjects, (m, v) => m.createProcess(v)),
  "config with a key that is not there": () => refuses("config", [{ memry: 1 }, { 0: 1 }, { toString: 1 }, { memory: 65536, extra: undefined }], (_, v) => new Machine(v)),
  "options with a key that is not there": () => refuses("options", [{ pid: 1 }, { static: 1 }], (m, v) => m.createProcess(v)),
};

const config = {
  memory: beyond(1024, 2 ** 32), os: beyond(0, 65535), addressSpace: beyond(256, 2 ** 32), header: beyond(0, 256), alignment: beyond(1, 4096),
  mechanism: [...notKinds, "paging", "base and bounds"], placement: [...notKinds, "first"], allocator: [...notKinds, "First-Fit"], coalesce: notFlags,
  freeList: [...notKinds, "lifo"], mmapThreshold: beyond(1, 2 ** 32), quantum: beyond(0, 3.6e12), costs: notObjects,
};
const costs = { memory: [0, 1e9], instruction: [0, 1e9], trap: [0, 1e9], switch: [0, 1e9], visit: [0, 1e9], copy: [0, 1e9], library: [0, 1e9], diskSeek: [0, 1e9], diskRate: [1, 1e12] };
for (const [key, [least, most]] of Object.entries(costs)) {
  const given = (value) => ({ costs: { [key]: value } });
  table[`config.costs.${key}`] = () => refuses(`costs.${key}`, beyond(least, most).filter((value) => value !== undefined), (_, v) => new Machine(given(v)));
  for (const value of [least, most, undefined]) new Machine(given(value)).dispose();
}
for (const [key, values] of Object.entries(config)) {
  table[`config.${key}`] = () => refuses(key, values.filter((value) => value !== undefined), (_, v) => new Machine({ [key]: v }));
}
const options = { shareCodeWith: pids, code: beyond(0, 4096), staticData: beyond(0, 4096), heap: beyond(0, 4096), stack: beyond(0, 4096), name: notTexts, program: notTexts };
for (const [key, values] of Object.entries(options)) {
  table[`options.${key}`] = () => refuses(key, values.filter((value) => value !== undefined), (m, v) => m.createProcess({ [key]: v }));
}
for (const [title, check] of Object.entries(table)) test(`${title} refuses nonsense`, check);

test("the message says what would be right and what came", () => {
  const says = (call, message) => assert.throws(call, { name: "Error", message });
  const { machine, pid } = lived();
  says(() => new Machine({ memory: 12.5 }), "memory must be a whole number from 1024 to 4294967296; got 12.5");
  says(() => new Machine({ memory: NaN }), "memory must be a whole number from 1024 to 4294967296; got NaN");
  says(() => new Machine({ memory: 1e300 }), "memory must be a whole number from 1024 to 4294967296; got 1e+300");
  says(() => new Machine({ memory: "64K" }), 'memory must be a whole number from 1024 to 4294967296; got "64K"');
  says(() => new Machine({ memory: 4096, os: 4096 }), "os is 4096; it must be from 0 to 4095");
  says(() => new Machine({ os: -1 }), "os must be a whole number from 0 to 4294967296; got -1");
  says(() => new Machine({ coalesce: "yes" }), 'coalesce must be true or false; got "yes"');
  says(() => new Machine({ mechanism: "paging" }), 'mechanism must be "uniprogramming" or "time-sharing" or "static-relocation" or "base" or "base-and-bounds" or "segmentation"; got "paging"');
  says(() => new Machine({ allocator: "buddies" }), 'allocator must be "first-fit" or "next-fit" or "best-fit" or "worst-fit" or "buddy"; got "buddies"');
  says(() => new Machine({ quantum: -1 }), "quantum must be a whole number from 0 to 3600000000000; got -1");
  says(() => new Machine({ costs: { trap: 0.5 } }), "costs.trap must be a whole number from 0 to 1000000000; got 0.5");
  says(() => machine.createProcess({ shareCodeWith: 0 }), "shareCodeWith must be a whole number from 1 to 4294967295; got 0");
  says(() => Machine.fromTrace(5), "text must be text; got 5");
  says(() => Machine.fromTrace("a 0 8", { os: 4096, memory: 4096 }), "os is 4096; it must be from 0 to 4095");
  says(() => new Machine(null), "config must be an object; got null");
  says(() => new Machine({ memry: 1 }), 'config has no "memry"; there are memory, os, addressSpace, mechanism, placement, allocator, header, alignment, coalesce, freeList, mmapThreshold, quantum, costs');
  says(() => machine.malloc(pid), "size must be a whole number from 1 to 4294967296; got undefined");
  says(() => machine.malloc(pid, 0), "size must be a whole number from 1 to 4294967296; got 0");
  says(() => machine.malloc(), "pid must be a whole number from 1 to 4294967295; got undefined");
  says(() => machine.seek(4.5), "position must be a whole number from 0 to 4; got 4.5");
  says(() => machine.access(pid, 0, "peek"), 'kind must be "fetch" or "load" or "store"; got "peek"');
  says(() => machine.createProcess({ name: "x".repeat(1000) }), /cannot be the name of a process/);
  says(() => machine.createProcess({ staticData: 5000 }), "a static data segment of 5000 bytes is too large: each segment may fill a quarter of the address space, 4096 bytes");
  says(() => machine.createProcess({ name: "a heap=1" }), /^“a heap=1” cannot be the name of a process: /);
  says(() => machine.createProcess({ name: "9" }), /^“9” cannot be the name of a process: /);
  says(() => machine.createProcess({ program: "nop\r\n\n\t movl %eex, %eax" }), /^program, line 3, column 8: .*eex/);
  says(() => machine.createProcess({ program: "nop\nstep 3" }), /^program, line 2, column 1: .*step/);
  says(() => machine.run({}), "commands must be text; got an object");
});

test("bounds are inclusive", () => {
  const built = [
    { memory: 1024, os: 0 }, { memory: 2 ** 32 }, { memory: 1024, os: 1023 }, { addressSpace: 256 }, { addressSpace: 2 ** 32 },
    { header: 0 }, { header: 256 }, { alignment: 1 }, { alignment: 4096 }, { memory: -0 + 1024, os: -0 },
    { quantum: 0 }, { quantum: 3.6e12 }, { mmapThreshold: 1 }, { mmapThreshold: 2 ** 32 }, { costs: {} },
  ];
  for (const config of built) new Machine(config).dispose();
  const machine = new Machine();
  const pid = machine.createProcess({ code: 4096, staticData: 4096, heap: 4096, stack: 4096 });
  const empty = machine.createProcess({ code: 0, staticData: 0, heap: 0, stack: 0 });
  assert.equal(machine.access(pid, Number.MAX_SAFE_INTEGER, "load").fault, "no segment");
  assert.equal(machine.access(empty, 0, "fetch").fault, "out of bounds");
});

test("powers of two are asked for by name", () => {
  assert.throws(() => new Machine({ addressSpace: 1000 }), /^Error: addressSpace must be a power of two from 256 to 4294967296; got 1000$/);
  assert.throws(() => new Machine({ alignment: 3 }), /^Error: alignment must be a power of two from 1 to 4096; got 3$/);
});

test("a getter of the caller's runs before anything else, and its error is the caller's", () => {
  const { machine } = lived();
  const before = state(machine);
  assert.throws(() => new Machine(hostile), /a getter of the caller's/);
  assert.throws(() => machine.createProcess({ get name() { throw new RangeError("mine"); } }), /mine/);
  assert.deepEqual(state(machine), before);
  const reentrant = { get heap() { machine.seek(0); return 256; } };
  machine.createProcess(reentrant);
  assert.deepEqual([machine.position, machine.length], [1, 1]);
});

test("text of every kind is text", () => {
  const { machine } = lived();
  const before = state(machine);
  const texts = ["\0", "\ud800", "💾", "process \u202e", "x".repeat(1 << 20), "\n".repeat(1 << 16), " ".repeat(1 << 16) + "y", "malloc A 99999999999999999999999", "step 0", "process A\n\u00a0nop\n\tret\u2028", "machine memory=0x", "process 💾", "step\r\nstep\rstep"];
  for (const text of texts) {
    for (const call of [() => Machine.parse(text), () => references(text), () => machine.run(text), () => machine.createProcess({ program: text }), () => machine.createProcess({ name: text })]) {
      try {
        call();
      } catch (error) {
        assert.equal(Object.getPrototypeOf(error), Error.prototype, String(error));
        assert.ok(error.message.length < 500, "a message stays readable");
      }
      machine.seek(before.position);
      assert.deepEqual(machine.snapshot(), before.snapshot);
    }
  }
});
