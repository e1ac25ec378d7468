// Nothing of memlane.d.ts is missing; what the machine alone does not have says where it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inside, Machine } from "./memlane.mjs";

const contract = readFileSync(inside("memlane.d.ts"), "utf8");

test("the machine alone has the same names, and says of two that they are elsewhere", async () => {
  const core = await import("memlane/core");
  assert.deepEqual(Object.keys(core).sort(), Object.keys(await import("memlane")).sort());
  core.initSync({ module: readFileSync(inside("core/memlane_core_bg.wasm")) });
  const there = { segments: () => core.segments("int x;"), homework: () => core.homework("relocation", "-s 1") };
  for (const [name, call] of Object.entries(there)) {
    assert.throws(call, { name: "Error", message: `${name} is not in memlane/core: import it from memlane` });
  }
  assert.equal(core.references("ret").total, 2);
  const machine = new core.Machine();
  assert.equal(machine.createProcess(), 1);
});

test("every name that memlane.d.ts exports is there, and no other", async () => {
  const names = [...contract.matchAll(/^export (?:default )?(?:function|class|const) (\w+)/gm)].map((match) => match[1]);
  const wanted = new Set(names.map((name) => (name === "init" ? "default" : name)));
  assert.ok(wanted.size >= 7, [...wanted].join());
  assert.deepEqual(Object.keys(await import("memlane")).sort(), [...wanted].sort());
});

test("every member of Machine that memlane.d.ts declares is there, and no other", () => {
  const body = contract.match(/^export class Machine \{\n([\s\S]*?)^\}/m)[1].replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  const members = (pattern) => [...body.matchAll(pattern)].map((match) => match[1]).sort();
  const own = (object) => Object.getOwnPropertyNames(object).sort();
  const instance = [...members(/(?:^ {2}|; )(\w+)\(/gm), ...members(/readonly (\w+):/g)].sort();
  assert.ok(instance.length >= 19, instance.join());
  assert.deepEqual(own(Machine.prototype), instance);
  const statics = members(/static (\w+)\(/g);
  assert.deepEqual(own(Machine).filter((name) => !["length", "name", "prototype"].includes(name)), statics);
});

test("the mechanisms, policies and orders that are offered are those that the machine has", () => {
  const names = (call) => {
    try {
      call();
      return assert.fail("nothing is called that");
    } catch (error) {
      const list = error.message.match(/must be (.*); got/)?.[1] ?? error.message.match(/choose (.*)$/)[1];
      return list.replaceAll('"', "").split(/, | or /);
    }
  };
  const counts = { mechanism: 6, placement: 5, allocator: 5, freeList: 5 };
  for (const [key, count] of Object.entries(counts)) {
    const offered = names(() => new Machine({ [key]: "nothing" }));
    assert.equal(offered.length, count);
    assert.deepEqual(offered, names(() => Machine.parse(`machine ${key.replace("L", "-l")}=nothing`)));
    for (const name of offered) new Machine({ [key]: name }).dispose();
  }
});
