// Every field of a snapshot and of an event has the name and the type that memlane.d.ts gives it, at every moment.
import assert from "node:assert/strict";
import { test } from "node:test";
import { listing, Machine } from "./memlane.mjs";

const mechanisms = ["base-and-bounds", "segmentation"];
const number = (value) => Number.isFinite(value);
const whole = (value) => Number.isSafeInteger(value) && value >= 0;
const text = (value) => typeof value === "string" && value !== "";
const flag = (value) => typeof value === "boolean";
const among = (...values) => (value) => values.includes(value);
const nullable = (check) => (value) => value === null || is(check, value);
const list = (check) => (value) => Array.isArray(value) && value.every((one) => is(check, one));
const record = (check) => (value) => plain(value) && Object.values(value).every((one) => is(check, one));
const optional = (check) => Object.assign((value) => is(check, value), { optional: true });
const plain = (value) => value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Whether a value has exactly the fields of a shape, each of its type. */
function is(check, value) {
  if (typeof check === "function") return check(value);
  if (!plain(value) || Object.keys(value).some((key) => !(key in check))) return false;
  return Object.entries(check).every(([key, field]) => (key in value ? is(field, value[key]) : field.optional === true));
}

const segment = among("code", "static data", "heap", "stack");
const growth = among("up", "down");
const protection = (value) => /^[r-][w-][x-]$/.test(value);
const access = among("fetch", "load", "store");
const region = {
  start: whole, size: (size) => whole(size) && size > 0, kind: among("os", "process", "hole"),
  pid: optional(whole), segment: optional((name) => segment(name) || name === "address space"),
};
const mmuRegister = { name: text, segment: optional(segment), base: whole, bounds: optional(whole), grows: optional(growth), protection: optional(protection) };
const registers = record(number);
const snapshotShape = {
  mechanism: among(...mechanisms), time: whole, mode: among("user", "kernel"), running: nullable(whole), registers,
  mmu: list(mmuRegister), memory: list(region), disk: list(region),
  processes: list({
    pid: whole, name: text, state: among("running", "ready", "swapped", "exited", "killed"), registers,
    segments: list({ name: segment, start: whole, size: whole, physical: nullable(whole), grows: nullable(growth), protection }),
    heap: list({ address: whole, size: whole, free: flag }),
  }),
  fragmentation: { free: whole, holes: whole, largestHole: whole, external: (share) => share >= 0 && share <= 1, internal: whole },
  spent: { memory: whole, instructions: whole, traps: whole, switches: whole, search: whole, disk: whole, copying: whole },
  counts: { references: whole, libraryCalls: whole, systemCalls: whole, contextSwitches: whole, faults: whole },
};
const steps = {
  select: { kind: text, segment }, offset: { kind: text, offset: Number.isSafeInteger }, check: { kind: text, offset: whole, bounds: whole, ok: flag },
  protect: { kind: text, protection, access, ok: flag }, add: { kind: text, base: whole },
};
const translationShape = {
  virtual: whole, physical: nullable(whole), fault: nullable(among("out of bounds", "protection", "no segment")),
  victim: nullable({ kind: among("os", "process", "hole"), pid: optional(whole) }), steps: list((step) => is(steps[step.kind], step)),
};

function check(shape, value) {
  assert.ok(is(shape, value), JSON.stringify(value, null, 1));
}

function tour(mechanism) {
  const machine = new Machine({ mechanism, memory: 1 << 17 });
  const a = machine.createProcess({ program: `${listing}\n movl $1, 0x0`, heap: 64 });
  const b = machine.createProcess({ name: "other" });
  machine.step();
  const block = machine.malloc(a, 100);
  machine.access(a, block, "store");
  machine.access(b, 0x3fff, "fetch");
  machine.access(b, 0x4000, "load");
  machine.contextSwitch(b);
  machine.contextSwitch(a);
  machine.free(a, block);
  machine.run("step 3");
  machine.exit(b);
  return machine;
}

for (const mechanism of mechanisms) {
  test(`${mechanism}: every snapshot is as declared`, () => {
    const machine = tour(mechanism);
    for (let position = 0; position <= machine.length; position += 1) {
      machine.seek(position);
      const snapshot = machine.snapshot();
      check(snapshotShape, snapshot);
      const spent = Object.values(snapshot.spent).reduce((sum, part) => sum + part);
      assert.equal(spent, snapshot.time);
      let end = 0;
      for (const { start, size, kind, pid } of snapshot.memory) {
        assert.equal(start, end, "no gap, no overlap");
        assert.equal(kind === "process", pid !== undefined);
        end = start + size;
      }
      assert.equal(end, 1 << 17);
      const { free, largestHole, external } = snapshot.fragmentation;
      assert.equal(external, free === 0 ? 0 : 1 - largestHole / free);
    }
  });

  test(`${mechanism}: every event has a kind, every translation is as declared`, () => {
    const events = tour(mechanism).events();
    for (const event of events) {
      assert.ok(plain(event) && text(event.kind), JSON.stringify(event));
      if ("translation" in event) check(translationShape, event.translation);
    }
    const kinds = new Set(events.map((event) => event.kind));
    for (const kind of ["created", "switched", "referenced", "executed", "allocated", "freed", "faulted", "exited"]) assert.ok(kinds.has(kind), kind);
  });

  test(`${mechanism}: data is the caller's own`, () => {
    const machine = tour(mechanism);
    const snapshot = machine.snapshot();
    const copy = structuredClone(snapshot);
    snapshot.memory.length = 0;
    snapshot.registers.rip = -1;
    assert.deepEqual(machine.snapshot(), copy);
    assert.deepEqual(JSON.parse(JSON.stringify(copy)), copy, "it survives JSON");
  });
}

test("the registers have the names of the lecture's listing", () => {
  const machine = new Machine();
  machine.createProcess({ program: "movl $3, %edi" });
  machine.step();
  const { registers } = machine.snapshot();
  assert.deepEqual([registers.edi, registers.rdi, registers.rbp, registers.rip], [3, 3, 0x3ff0, 5]);
});
