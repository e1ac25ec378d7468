// The beginning and the end of a machine: before init, after dispose.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Machine, inside } from "./memlane.mjs";

const calls = {
  scenario: [], createProcess: [], exit: [1], contextSwitch: [1], malloc: [1, 8], free: [1, 8], access: [1, 8, "load"], step: [],
  compact: [], run: [""], back: [], forward: [], seek: [0], events: [], snapshot: [],
};

test("after dispose every call says so", () => {
  const machine = new Machine();
  machine.createProcess();
  machine.dispose();
  const gone = { name: "Error", message: "this machine has been disposed of: make a new one" };
  for (const [method, values] of Object.entries(calls)) assert.throws(() => machine[method](...values), gone, method);
  assert.throws(() => machine.position, gone);
  assert.throws(() => machine.length, gone);
  assert.throws(() => machine.malloc(NaN), gone);
});

test("the calls above are all that a machine has", () => {
  const { constructor, dispose, position, length, ...rest } = Object.getOwnPropertyDescriptors(Machine.prototype);
  assert.deepEqual(Object.keys(rest).sort(), Object.keys(calls).sort());
});

test("dispose may be called twice, and by its symbol", () => {
  const machine = new Machine();
  machine.dispose();
  machine.dispose();
  const other = new Machine();
  other[Symbol.dispose]();
  assert.throws(() => other.snapshot(), /disposed/);
});

test("free is the C library's, not the destructor", () => {
  const machine = new Machine();
  assert.throws(() => machine.free(), /^Error: pid must be/);
  assert.equal(machine.length, 0, "the machine lives");
});

test("when memlane itself breaks its machine says that it is lost, and the others go on", () => {
  const [broken, other] = [new Machine(), new Machine()];
  const { Array: real } = globalThis;
  try {
    // The generated code calls this in the middle of a snapshot; an exception there leaves Rust half way.
    globalThis.Array = function () { throw new Error("the sky fell"); };
    assert.throws(() => broken.snapshot(), (error) => /^memlane broke: the sky fell\. /.test(error.message) && error.cause.message === "the sky fell");
  } finally {
    globalThis.Array = real;
  }
  const lost = { name: "Error", message: "this machine was lost when memlane broke: make a new one" };
  assert.throws(() => broken.snapshot(), lost);
  assert.throws(() => broken.position, lost);
  broken.dispose();
  assert.throws(() => broken.step(), lost);
  assert.equal(other.createProcess(), 1);
  assert.equal(new Machine().createProcess(), 1);
});

test("methods belong to machines", () => {
  const { snapshot } = Machine.prototype;
  assert.throws(() => snapshot.call({}), TypeError);
  assert.throws(() => Machine(), TypeError);
});

test("a thousand machines that nobody disposes of do no harm", () => {
  for (let i = 0; i < 1000; i += 1) new Machine().createProcess();
  globalThis.gc?.();
  assert.equal(new Machine().createProcess(), 1);
});

test("before it is started everything says how to start it", async () => {
  const fresh = await import(`${new URL(import.meta.resolve("memlane"))}?fresh`);
  // A second copy of memlane.js shares the generated module, which is started, but must not rely on that.
  for (const call of [() => new fresh.Machine(), () => fresh.Machine.parse(""), () => fresh.references("nop")]) {
    assert.throws(call, { name: "Error", message: /^memlane has not been started: await init\(\) or call initSync/ });
  }
  fresh.initSync({ module: new Uint8Array() });
  new fresh.Machine();
});

test("what is no WebAssembly says what to hand in", async () => {
  const { spawnSync } = await import("node:child_process");
  const script = `
    import init, { initSync } from "memlane";
    const tries = [() => initSync(), () => initSync(null), () => initSync({}), () => initSync({ module: new Uint8Array(8) }), () => init(), () => init(new Uint8Array(8)), () => init(null), () => init(5), () => init({})];
    for (const attempt of tries) {
      try { await attempt(); console.log("started"); } catch (error) { console.log(error.constructor === Error && /^memlane_core_bg.wasm could not be loaded: hand in/.test(error.message) ? "told" : String(error.stack)); }
    }
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8", cwd: process.cwd() });
  assert.equal(stderr, "");
  assert.deepEqual([...new Set(stdout.trim().split("\n"))], ["told"]);
});

test("init takes bytes, a module and a response", async () => {
  const { spawnSync } = await import("node:child_process");
  const path = JSON.stringify(inside("memlane_core_bg.wasm"));
  const sources = [`readFileSync(${path})`, `new WebAssembly.Module(readFileSync(${path}))`, `new Response(readFileSync(${path}), { headers: { "Content-Type": "application/wasm" } })`];
  for (const source of sources) {
    const script = `import { readFileSync } from "node:fs"; import init, { Machine } from "memlane"; await init(${source}); await init(); console.log(new Machine().createProcess());`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8", cwd: process.cwd() });
    assert.deepEqual([stdout, stderr], ["1\n", ""], source);
  }
});
