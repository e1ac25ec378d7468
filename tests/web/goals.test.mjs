// The goals against the mechanisms: a whole table, as declared, and in agreement with what machines do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { goals, Machine } from "./memlane.mjs";
import { mechanisms } from "./shapes.mjs";

const names = ["transparency", "protection", "privacy", "efficiency", "sharing"];
const found = (mechanism, goal) => goals().find((one) => one.mechanism === mechanism && one.goal === goal);

test("each mechanism is measured against each goal, once, with a sentence", () => {
  const all = goals();
  assert.deepEqual(all.map(({ mechanism, goal }) => [mechanism, goal]), mechanisms.flatMap((mechanism) => names.map((goal) => [mechanism, goal])));
  for (const finding of all) {
    assert.deepEqual(Object.keys(finding).sort(), ["evidence", "goal", "holds", "mechanism"]);
    assert.equal(typeof finding.holds, "boolean");
    assert.match(finding.evidence, /^[A-Z0-9].*\d.*\.$/s, "a sentence with a figure");
  }
});

test("the findings do not change", () => {
  assert.deepEqual(goals(), goals());
});

test("protection holds just where a wild store is a fault", () => {
  for (const mechanism of mechanisms) {
    const machine = new Machine({ mechanism });
    machine.createProcess();
    const wild = [0, 1, 2, 3].map((quarter) => machine.access(1, quarter * 0x4000, "store"));
    const guarded = wild.every(({ victim }) => victim === null);
    assert.equal(found(mechanism, "protection").holds, guarded, mechanism);
  }
});

test("sharing holds just where shareCodeWith does", () => {
  for (const mechanism of mechanisms) {
    const machine = new Machine({ mechanism });
    machine.createProcess();
    let shares = true;
    try {
      machine.createProcess({ shareCodeWith: 1 });
    } catch {
      shares = false;
    }
    assert.equal(found(mechanism, "sharing").holds, shares, mechanism);
  }
});
