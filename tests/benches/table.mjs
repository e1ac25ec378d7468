// One Markdown table of what the benches found: `node table.mjs CRITERION WASM BROWSER`, Criterion's folder and the files
// of wasm.mjs and browser.mjs.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [criterion, wasmFile, browserFile] = process.argv.slice(2);
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

const wasm = json(wasmFile);
const browser = json(browserFile);
const lengths = [10_000, 100_000, 1_000_000];
const power = (number) => `10${"⁰¹²³⁴⁵⁶"[Math.log10(number)]}`;

/** Nanoseconds of one operation as Criterion measured it: the median, the least and the most, and the bytes of a history. */
function native(name) {
  const folder = join(criterion, name);
  if (!existsSync(join(folder, "new"))) return undefined;
  const { median, slope } = json(join(folder, "new/estimates.json"));
  const { iters, times } = json(join(folder, "new/sample.json"));
  const samples = times.map((time, sample) => time / iters[sample]);
  const peak = join(folder, "peak");
  const { Elements: operations = 1 } = json(join(folder, "new/benchmark.json")).throughput ?? {};
  const typical = (slope ?? median).point_estimate;
  return {
    median: typical / operations,
    least: Math.min(...samples) / operations,
    most: Math.max(...samples) / operations,
    peak: existsSync(peak) ? Number(readFileSync(peak, "utf8")) : undefined,
  };
}

/** Two digits that matter, three where there are as many before the point. */
const digits = (number) => String(Number(number.toPrecision(number < 100 ? 2 : 3)));
const missing = "–";
const list = (results, form) => (results.some(Boolean) ? results.map((result) => (result ? form(result) : missing)).join(", ") : missing);

/** Millions a second in the median, and in the fastest sample. */
function millions(results) {
  if (!results.some(Boolean)) return missing;
  const [median, fastest] = ["median", "least"].map((which) => list(results, (result) => digits(1e3 / result[which])));
  return `${median}; fastest ${fastest}`;
}

/** Nanoseconds with ever more live blocks, and how many times as many the last are. */
function growth(results) {
  if (!results.some(Boolean)) return missing;
  const [first, last] = [results[0].median, results.findLast(Boolean).median];
  return `${list(results, (result) => digits(result.median))} (× ${digits(last / first)})`;
}

function journey(result) {
  if (!result) return missing;
  const [median, most] = [result.median, result.most].map((nanoseconds) => digits(nanoseconds / 1e6));
  return `${median}, at most ${most} ms; ${result.peak ? `${Math.round(result.peak / 1e6)} MB` : missing}`;
}

const policies = ["first-fit", "next-fit", "best-fit", "worst-fit", "buddy"];
const mechanisms = ["uniprogramming", "time-sharing", "static-relocation", "base", "base-and-bounds", "segmentation"];
// What a history is made of, and from how many commands on it really is.
const histories = [
  ["steps", "instructions", 0],
  ["churn-10000", "malloc and free, 10⁴ live blocks", 100_000],
  ["churn-100000", "malloc and free, 10⁵ live blocks", 1_000_000],
];

const rows = [["what", "native", "WASM in Node", "in Chromium"], ["---", "---", "---", "---"]];
function row(what, names, form) {
  rows.push([what, form(names.map((name) => native(name))), form(names.map((name) => wasm[name])), missing]);
}

/** A row of the page alone. */
const shown = (what, cell) => rows.push([what, missing, missing, cell]);
/** Milliseconds, to a tenth. */
const ms = (time) => String(Number(time.toFixed(1)));
const most = ({ median, most }) => `${ms(median)}, at most ${ms(most)} ms`;
const frames = ({ count, median, p95, most, script }) =>
  `${ms(median)}, ${ms(p95)}, ${ms(most)} ms of ${count} frames; script ${[script.median, script.p95, script.most].map(ms).join(", ")} ms`;
const opened = ({ time, longest, memory }) => `${ms(time)} ms, at most ${ms(longest)} ms without a frame; ${Math.round(memory / 1e6)} MB`;

row(`sqlite's malloc trace, heap alone, million requests/s: ${policies.join(", ")}`, policies.map((policy) => `heap-trace/${policy}`), millions);
row("the same through machine, events and timeline", policies.map((policy) => `machine-trace/${policy}`), millions);
for (const policy of policies) {
  const lives = [1_000, ...lengths].map((live) => `churn/${policy}/${live}`);
  row(`malloc or free, ns, 10³, 10⁴, 10⁵, 10⁶ live blocks: ${policy}`, lives, growth);
}
row(`instructions, told as events, million/s: ${mechanisms.join(", ")}`, mechanisms.map((mechanism) => `instructions/${mechanism}`), millions);
row("the same, kept in a timeline", mechanisms.map((mechanism) => `timeline/${mechanism}`), millions);
for (const [kind, described, least] of histories) {
  for (const length of lengths.filter((length) => length >= least)) row(`seek in ${power(length)} commands: ${described}`, [`seek/${kind}/${length}`], ([result]) => journey(result));
}

const { million } = browser;
shown("the page is ready to step, nothing cached", most(browser.ready));
shown("an animated step, time between frames: median, 95th percentile, most: first page", frames(browser["frames/default"]));
shown("the same in the middle of sqlite's malloc trace", frames(browser["frames/sqlite"]));
shown("the same with 10⁶ live blocks", frames(million.frames));
shown("sqlite's malloc trace is opened", opened(browser["frames/sqlite"].opened));
shown("10⁶ calls of malloc are opened", opened(million.opened));
shown("10⁶ live blocks are first drawn, and on the heap tab", `${ms(million.first)}, ${ms(million.tab)} ms; ${million.elements} elements`);
shown("a key is drawn with 10⁶ live blocks: zoom", most(million.zoom));
shown("the same: pan", most(million.pan));
shown("the same: a step or one back", most(million.step));

console.log(rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
