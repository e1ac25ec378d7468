// How fast the npm package is in Node: malloc, instructions, and travel through time, each through the public API.
//
// `node wasm.mjs FILE` writes a JSON object: median, least and most nanoseconds of each case by its name, and for a history
// the bytes of its WebAssembly memory. Each history is measured in a process of its own: `node wasm.mjs - KIND COMMANDS`.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { initSync, Machine } from "memlane";
import { Bench } from "tinybench";
import { churned, Exchange, stepped } from "./texts.mjs";

const file = (from) => readFileSync(fileURLToPath(from));
const { memory } = initSync({ module: file(import.meta.resolve("memlane/memlane_core_bg.wasm")) });

const policies = ["first-fit", "next-fit", "best-fit", "worst-fit", "buddy"];
const mechanisms = ["uniprogramming", "time-sharing", "static-relocation", "base", "base-and-bounds", "segmentation"];
const kinds = {
  steps: stepped,
  "churn-10000": (commands) => churned(commands, 10_000),
  "churn-100000": (commands) => churned(commands, 100_000),
};
const lengths = [10_000, 100_000, 1_000_000];

/** Milliseconds of CPU time of this process. */
function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Median, least and most nanoseconds of one call, an `operations`th of it each. */
function measured(work, { operations = 1, iterations = 10 } = {}) {
  const bench = new Bench({ now, time: 500, iterations, warmupTime: 100, warmupIterations: 2 });
  bench.add("it", work).runSync();
  const { result } = bench.tasks[0];
  if (result.error) throw result.error;
  const { p50: median, min: least, max: most } = result.latency;
  const each = (milliseconds) => (milliseconds * 1e6) / operations;
  return { median: each(median), least: each(least), most: each(most) };
}

/** What `use` answers for a machine, which is then given up. */
function on(machine, use) {
  try {
    return use(machine);
  } finally {
    machine.dispose();
  }
}

function* traces() {
  const text = file(new URL("../traces/sqlite.valgrind.txt", import.meta.url)).toString();
  for (const allocator of policies) {
    const replay = () => Machine.fromTrace(text, { allocator });
    const { machine, operations } = replay();
    machine.dispose();
    yield [`machine-trace/${allocator}`, measured(() => replay().machine.dispose(), { operations })];
  }
}

function* exchanges() {
  const operations = 1000;
  for (const policy of policies) {
    for (const live of [1_000, 10_000, 100_000]) {
      const exchange = new Exchange(live);
      const machine = Machine.parse(churned(1, live, policy));
      for (let made = 0; made < 3 * live; made += 10_000) machine.run(exchange.lines(Math.min(10_000, 3 * live)));
      yield [`churn/${policy}/${live}`, on(machine, () => measured(() => machine.run(exchange.lines(operations)), { operations }))];
    }
  }
}

function* instructions() {
  const operations = 10_000;
  for (const mechanism of mechanisms) {
    const run = (machine) => measured(() => machine.run(`step ${operations}`), { operations });
    yield [`instructions/${mechanism}`, on(Machine.parse(stepped(2, mechanism)), run)];
    const parse = () => Machine.parse(stepped(operations + 1, mechanism)).dispose();
    yield [`timeline/${mechanism}`, measured(parse, { operations })];
  }
}

/** One history: made, travelled through, and what that took. */
function history(kind, commands) {
  const machine = Machine.parse(kinds[kind](commands));
  let state = 7;
  const somewhere = () => (state = (state * 48271) % 2147483647) % machine.length;
  const seek = measured(() => machine.seek(somewhere()), { iterations: 100 });
  return { ...seek, peak: memory.buffer.byteLength };
}

function* seeks() {
  for (const kind of Object.keys(kinds)) {
    for (const commands of lengths) {
      const answer = execFileSync(process.execPath, [fileURLToPath(import.meta.url), "-", kind, commands]);
      yield [`seek/${kind}/${commands}`, JSON.parse(answer)];
    }
  }
}

function all(path) {
  const results = {};
  for (const part of [traces, exchanges, instructions, seeks]) {
    for (const [name, result] of part()) {
      results[name] = result;
      console.error(`${name}: ${JSON.stringify(result)}`);
    }
  }
  writeFileSync(path, JSON.stringify(results));
}

const [path, kind, commands] = process.argv.slice(2);
if (kind) console.log(JSON.stringify(history(kind, Number(commands))));
else all(path);
