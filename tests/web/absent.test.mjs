// What later versions serve says so, by name; and nothing of memlane.d.ts is missing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as memlane from "./memlane.mjs";
import { inside, Machine } from "./memlane.mjs";

const contract = readFileSync(inside("memlane.d.ts"), "utf8");

test("each thing of a later version throws its name", () => {
  const later = {
    segments: () => memlane.segments("int x;"),
    homework: () => memlane.homework("relocation", "-s 1"),
  };
  for (const [name, call] of Object.entries(later)) {
    assert.throws(call, { name: "Error", message: `${name} is not in this version of memlane` });
  }
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
