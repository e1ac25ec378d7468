// Every field of a snapshot and of an event has the name and the type that memlane.d.ts gives it, at every moment.
import assert from "node:assert/strict";
import { test } from "node:test";
import { listing, Machine } from "./memlane.mjs";
import { check, checkEvent, mechanisms, snapshotShape } from "./shapes.mjs";

function tour(mechanism) {
  const machine = new Machine({ mechanism, memory: 1 << 17 });
  const a = machine.createProcess({ program: `${listing}\n movl $1, 0x0`, heap: 64 });
  const b = mechanism === "uniprogramming" ? a : machine.createProcess({ name: "other" });
  machine.step();
  const block = machine.malloc(a, 100);
  machine.access(a, block, "store");
  machine.access(b, 0x1ffff, "fetch");
  machine.access(b, 0x20000, "load");
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

  test(`${mechanism}: every event is as declared`, () => {
    const events = tour(mechanism).events();
    events.forEach(checkEvent);
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
