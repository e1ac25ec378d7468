// Long histories: a million commands, any moment of them, and always the right one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Machine } from "./memlane.mjs";

const steps = 1_000_000;
const counting = `process A
  again: addl $1, %eax
  jmp again
step ${steps}`;

/** What the counting program has done after so many commands, worked out without a machine. */
const expected = (position) => {
  const ran = Math.max(position - 1, 0);
  return { references: ran, eax: position === 0 ? undefined : Math.ceil(ran / 2), odd: ran % 2 };
};

function agrees(machine, jump) {
  const { counts, registers, processes } = machine.snapshot();
  const { references, eax, odd } = expected(machine.position);
  assert.equal(counts.references, references, `${machine.position}`);
  if (eax === undefined) return assert.equal(processes.length, 0);
  assert.equal(registers.eax, eax, `${machine.position}`);
  return assert.equal(registers.rip, odd ? jump : 0);
}

test("any moment of a million steps is the right one", () => {
  const machine = Machine.parse(counting);
  assert.deepEqual([machine.position, machine.length], [steps + 1, steps + 1]);
  machine.seek(2);
  const jump = machine.snapshot().registers.rip;
  agrees(machine, jump);
  let word = 12345;
  for (let i = 0; i < 150; i += 1) {
    word = (Math.imul(word, 1103515245) + 12345) >>> 0;
    machine.seek(word % (steps + 2));
    agrees(machine, jump);
    const before = machine.position;
    assert.equal(machine.back(), before > 0);
    agrees(machine, jump);
    machine.forward();
    machine.forward();
    agrees(machine, jump);
    assert.equal(machine.position, Math.min(before + 1, steps + 1));
  }
  for (const end of [0, steps + 1, 1, steps]) {
    machine.seek(end);
    agrees(machine, jump);
  }
  assert.deepEqual(machine.events(500_001, 500_003).map(({ kind }) => kind), ["referenced", "executed", "referenced", "executed"]);
});

test("the text of a long history is short, and is the same machine", () => {
  const machine = Machine.parse(counting);
  machine.seek(700_000);
  const text = machine.scenario();
  assert.ok(text.length < 300, text);
  const copy = Machine.parse(text);
  assert.deepEqual([copy.position, copy.length], [700_000, steps + 1]);
  assert.deepEqual(copy.snapshot(), machine.snapshot());
  assert.equal(copy.scenario(), text);
});

test("a history holds two million commands, and the next is refused", () => {
  const machine = new Machine();
  machine.createProcess({ program: "again: jmp again" });
  assert.throws(() => machine.run("step 2000000"), /at most 2000000 commands, and 1999999 are left/);
  assert.throws(() => machine.run("step 2000001"), /2000001 is out of range; it must be from 1 to 2000000/);
  assert.equal(machine.length, 1);
});
