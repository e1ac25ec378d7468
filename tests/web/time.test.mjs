// Time: back, forward, seek, and what becomes of the future when something new is done in the past.
import assert from "node:assert/strict";
import { test } from "node:test";
import { listing, Machine, state } from "./memlane.mjs";

function history() {
  const machine = new Machine();
  const moments = [machine.snapshot()];
  const note = () => moments.push(machine.snapshot());
  const pid = machine.createProcess({ program: listing });
  note();
  machine.step(); note();
  machine.malloc(pid, 100); note();
  machine.createProcess(); note();
  machine.contextSwitch(2); note();
  return { machine, moments };
}

test("position and length count commands", () => {
  const { machine } = history();
  assert.deepEqual([machine.position, machine.length], [5, 5]);
  machine.seek(2);
  assert.deepEqual([machine.position, machine.length], [2, 5]);
});

test("back and forward walk over every moment and say where the ends are", () => {
  const { machine, moments } = history();
  for (let i = moments.length - 1; i > 0; i -= 1) {
    assert.deepEqual(machine.snapshot(), moments[i]);
    assert.equal(machine.back(), true);
  }
  assert.deepEqual(machine.snapshot(), moments[0]);
  assert.equal(machine.back(), false);
  assert.equal(machine.position, 0);
  for (let i = 1; i < moments.length; i += 1) {
    assert.equal(machine.forward(), true);
    assert.deepEqual(machine.snapshot(), moments[i]);
  }
  assert.equal(machine.forward(), false);
  assert.equal(machine.position, 5);
});

test("seek reaches every moment from every other", () => {
  const { machine, moments } = history();
  for (let from = 0; from < moments.length; from += 1) {
    for (let to = 0; to < moments.length; to += 1) {
      machine.seek(from);
      machine.seek(to);
      assert.deepEqual(machine.snapshot(), moments[to]);
    }
  }
});

test("something new in the past drops the future", () => {
  const { machine, moments } = history();
  machine.seek(2);
  machine.exit(1);
  assert.deepEqual([machine.position, machine.length], [3, 3]);
  assert.equal(machine.forward(), false);
  machine.back();
  assert.deepEqual(machine.snapshot(), moments[2]);
});

test("something refused in the past keeps the future", () => {
  const { machine, moments } = history();
  machine.seek(2);
  const before = state(machine);
  assert.throws(() => machine.exit(2), /no process 2/);
  assert.throws(() => machine.run("malloc 1 5\nexit 2"), /line 2/);
  assert.throws(() => machine.free(1, 3), /malloc never returned/);
  assert.deepEqual(state(machine), before);
  machine.seek(5);
  assert.deepEqual(machine.snapshot(), moments[5]);
});

test("events are those of the commands asked for, by default all up to now", () => {
  const { machine } = history();
  const each = [0, 1, 2, 3, 4].map((i) => machine.events(i, i + 1));
  assert.ok(each.every((events) => events.length > 0 && events.every((event) => typeof event.kind === "string")));
  assert.deepEqual(machine.events(), each.flat());
  assert.deepEqual(machine.events(3), each.slice(3).flat());
  assert.deepEqual(machine.events(undefined, 2), each.slice(0, 2).flat());
  assert.deepEqual(machine.events(2, 2), []);
  machine.seek(2);
  assert.deepEqual(machine.events(), each.slice(0, 2).flat());
  assert.deepEqual(machine.events(2, 5), each.slice(2).flat());
  machine.seek(5);
  assert.deepEqual(machine.events(), each.flat(), "going there again changes nothing");
});

test("step returns the events that events() keeps", () => {
  const machine = new Machine();
  machine.createProcess({ program: listing });
  const happened = machine.step();
  assert.deepEqual(machine.events(1, 2), happened);
  assert.deepEqual(happened.map((event) => event.kind), ["referenced", "referenced", "executed"]);
});
