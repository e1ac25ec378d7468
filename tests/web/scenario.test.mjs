// The .sim text form, there and back, and commands in that form.
import assert from "node:assert/strict";
import { test } from "node:test";
import { listing, Machine, state } from "./memlane.mjs";

test("parse runs a scenario to its pause", () => {
  const machine = Machine.parse(`machine mechanism=base-and-bounds memory=128K
process A heap=1K
${listing}
step 2
pause
step   # the store
malloc A 12
`);
  assert.deepEqual([machine.position, machine.length], [3, 5]);
  assert.equal(machine.snapshot().mechanism, "base-and-bounds");
  assert.equal(machine.snapshot().counts.references, 3);
});

test("an empty scenario is a machine just after power-on", () => {
  assert.deepEqual(state(Machine.parse("")), state(new Machine()));
});

test("parse(scenario()) is the same machine at the same moment", () => {
  const machine = new Machine({ memory: 1 << 20, placement: "best-fit", header: 16, alignment: 16, coalesce: false });
  const a = machine.createProcess({ name: "Ångström", program: `# what it does\n${listing}\n\n  nop # idle\r\n nop` });
  machine.run("step 3");
  const b = machine.createProcess({ code: 0, staticData: 1, heap: 0, stack: 16 });
  machine.malloc(a, 100);
  machine.malloc(b, 1);
  machine.access(a, 0x2000, "store");
  machine.access(a, 2 ** 53 - 1, "load");
  machine.access(b, 0, "fetch");
  machine.contextSwitch(b);
  machine.exit(a);
  for (let position = 0; position <= machine.length; position += 1) {
    machine.seek(position);
    const copy = Machine.parse(machine.scenario());
    assert.deepEqual(state(copy), state(machine));
    copy.seek(copy.length);
    assert.deepEqual(copy.events(), machine.events(0, machine.length));
  }
});

test("an error names line and column", () => {
  assert.throws(() => Machine.parse("process A\nfrobnicate A"), /^Error: line 2, column 1: .*frobnicate/);
  assert.throws(() => Machine.parse("machine memory=12"), /^Error: line 1, .*memory is 12.*1024 to 4294967296/);
  assert.throws(() => Machine.parse("process A\n  movl $1, %eax\n  movl %eex, %eax"), /^Error: line 3, column 8: .*eex/);
});

test("run carries out lines and returns what happened", () => {
  const machine = new Machine();
  const events = machine.run(`process A heap=256\n${listing}\n\n# three instructions\nstep 3\nmalloc A 12\nfree A 0x2008\nstore A 0x2000 7`);
  assert.deepEqual(machine.events(), events);
  assert.equal(machine.length, 7);
  assert.equal(machine.snapshot().counts.references, 6);
  assert.deepEqual(machine.run(""), []);
  assert.deepEqual(machine.run("\n # nothing\n"), []);
  assert.equal(machine.length, 7);
});

test("run is all or nothing, and names the line", () => {
  const machine = new Machine();
  machine.createProcess({ program: listing });
  machine.step();
  machine.back();
  const before = state(machine);
  const refused = [
    ["step\nstep 2\nfrobnicate", /^Error: line 3, column 1: .*frobnicate/],
    ["step\nmalloc A 12\n\nfree A 0x1", /^Error: line 4: malloc never returned 0x1/],
    ["step 4", /^Error: line 1: the program of A has ended/],
    ["process B\n  nop\n  movq %foo, %rax", /^Error: line 3, column 8/],
    ["machine memory=64K", /^Error: line 1, column 1: machine has no place here/],
    ["step\ncosts memory=1", /^Error: line 2, column 1: costs has no place here/],
    ["step\npause", /^Error: line 2, column 1: pause has no place here/],
  ];
  for (const [commands, reason] of refused) {
    assert.throws(() => machine.run(commands), reason);
    assert.deepEqual(state(machine), before, commands);
  }
});
