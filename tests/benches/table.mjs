// One Markdown table of what the benches found: `node table.mjs CRITERION WASM`, Criterion's folder and wasm.mjs's file.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [criterion, wasmFile] = process.argv.slice(2);
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

const wasm = json(wasmFile);
const lengths = [10_000, 100_000, 1_000_000];
const power = (number) => `10${"⁰¹²³⁴⁵⁶"[Math.log10(number)]}`;

/** Nanoseconds of one iteration as Criterion measured it: the median and the most, and the bytes of a history. */
function native(name) {
  const folder = join(criterion, name);
  if (!existsSync(join(folder, "new"))) return undefined;
  const { median, slope } = json(join(folder, "new/estimates.json"));
  const { iters, times } = json(join(folder, "new/sample.json"));
  const most = Math.max(...times.map((time, sample) => time / iters[sample]));
  const peak = join(folder, "peak");
  const { Elements: operations = 1 } = json(join(folder, "new/benchmark.json")).throughput ?? {};
  const typical = (slope ?? median).point_estimate;
  return {
    median: typical / operations,
    most: most / operations,
    peak: existsSync(peak) ? Number(readFileSync(peak, "utf8")) : undefined,
  };
}

/** Three digits that matter. */
const digits = (number) => String(Number(number.toPrecision(number < 100 ? 2 : 3)));
const perSecond = (result) => (result ? `${digits(1e3 / result.median)} M/s` : "");
const milliseconds = (nanoseconds) => `${digits(nanoseconds / 1e6)}`;
const megabytes = (bytes) => (bytes ? `${Math.round(bytes / 1e6)} MB` : "");

/** Nanoseconds with ever more live blocks, and how many times as many the last are. */
function growth(results) {
  const found = results.filter(Boolean).map((result) => result.median);
  if (found.length === 0) return "";
  return `${found.map(digits).join(", ")} ns: × ${digits(found.at(-1) / found[0])}`;
}

const journey = (result) => (result ? `${milliseconds(result.median)} ms, at most ${milliseconds(result.most)} ms, ${megabytes(result.peak)}` : "");

const policies = ["first-fit", "next-fit", "best-fit", "worst-fit", "buddy"];
const mechanisms = ["uniprogramming", "time-sharing", "static-relocation", "base", "base-and-bounds", "segmentation"];
const histories = [["steps", "instructions"], ["churn-10000", "malloc and free, 10⁴ live blocks"], ["churn-100000", "malloc and free, 10⁵ live blocks"]];

const rows = [];
const row = (...cells) => rows.push(cells);

for (const policy of policies) {
  row("sqlite's malloc trace, the heap alone", policy, perSecond(native(`heap-trace/${policy}`)), "");
}
for (const policy of policies) {
  const name = `machine-trace/${policy}`;
  row("the same through the machine, events and timeline", policy, perSecond(native(name)), perSecond(wasm[name]));
}
for (const policy of policies) {
  const at = (live) => native(`heap-churn/${policy}/${live}`);
  const door = (live) => wasm[`churn/${policy}/${live}`];
  const lives = [1_000, ...lengths];
  row("malloc or free with 10³, 10⁴, 10⁵, 10⁶ live blocks", policy, growth(lives.map(at)), growth(lives.map(door)));
}
for (const mechanism of mechanisms) {
  const name = `instructions/${mechanism}`;
  row("instructions, told as events", mechanism, perSecond(native(name)), perSecond(wasm[name]));
}
for (const mechanism of mechanisms) {
  const name = `timeline/${mechanism}`;
  row("instructions, kept in a timeline", mechanism, perSecond(native(name)), perSecond(wasm[name]));
}
for (const [kind, described] of histories) {
  for (const length of lengths) {
    const name = `seek/${kind}/${length}`;
    row(`seek in ${power(length)} commands`, described, journey(native(name)), journey(wasm[name]));
  }
}

console.log("| what | of which | native | in WASM |\n| --- | --- | --- | --- |");
for (const cells of rows) console.log(`| ${cells.join(" | ")} |`);
