// How fast the page in dist/ is in Chromium: until it is ready, frame by frame, and with a heap of a million blocks.
//
// `CHROMIUM_BIN=… node browser.mjs FILE [CASE [FOLDER]]` writes a JSON object: milliseconds of each case by its name. There
// are 60 frames a second: one that takes longer than 16.7 ms counts as two, or more.
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { serve } from "../e2e/serve.mjs";
import { watch } from "./watch.mjs";

const blocks = 1_000_000;
const sqlite = { name: "sqlite.valgrind.txt", mimeType: "text/plain", buffer: readFileSync(new URL("../traces/sqlite.valgrind.txt", import.meta.url)) };

/** A trace of the malloc lab in which nothing is freed: blocks of 1 to 64 bytes. */
function million() {
  const lines = Array.from({ length: blocks }, (_, block) => `a ${block} ${1 + ((block * 7919) % 64)}`);
  return { name: "million.rep", mimeType: "text/plain", buffer: Buffer.from(`0\n${blocks}\n${blocks}\n1\n${lines.join("\n")}\n`) };
}

const [path, only, folder] = process.argv.slice(2);
const { url, close } = await serve(0, folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_BIN,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});

/** What `use` answers for a page of its own, with nothing in its cache. */
async function visit(route, use) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  page.on("pageerror", (error) => { throw error; });
  await page.addInitScript(watch);
  await page.goto(`${url}/${route}`);
  const ready = await page.evaluate(() => globalThis.bench.ready);
  const answer = await use(page, ready);
  await context.close();
  return answer;
}

/** Median, 95th percentile and most. */
function spread(times) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), p95: at(0.95), most: sorted.at(-1) };
}

/** Milliseconds until a key that is pressed in the page, or a click on what a selector finds, is drawn. */
const drawn = (page, how) => page.evaluate((how) => globalThis.bench.drawn(how), how);
const key = (key, at = "body") => ({ key, at });

/** Steps that are animated to their end: each frame's time, and how much of it was script. */
async function animated(page, steps, key = () => "ArrowRight") {
  const frames = [];
  for (let step = 0; step < steps; step++) frames.push(...(await page.evaluate((key) => globalThis.bench.animated(key), key(step))));
  return { count: frames.length, ...spread(frames.map((frame) => frame.time)), script: spread(frames.map((frame) => frame.script)) };
}

/** Opens a file in the Lab and waits until its machine is there: milliseconds in all, and the longest without a frame. */
async function open(page, file) {
  const opened = page.evaluate(() => globalThis.bench.opened());
  await page.locator("input[type=file]").setInputFiles(file);
  return opened;
}

const toMiddle = (page) =>
  page.getByRole("slider", { name: "Position in the timeline" }).evaluate((slider) => {
    slider.value = String(Math.floor(slider.max / 2));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });

async function huge(page) {
  const opened = await open(page, million());
  const space = '[data-side="space"] [tabindex="0"]';
  const first = await drawn(page, key("End"));
  await page.evaluate(() => globalThis.bench.still());
  const elements = await page.locator(".diagram svg *").count();
  await drawn(page, { click: ".measure-tab", words: "Fragmentation" });
  const tab = await drawn(page, { click: ".measure-tab", words: "Heap" });
  const zooms = [], pans = [];
  for (let time = 0; time < 4; time++) {
    zooms.push(await drawn(page, key("+", space)));
    await page.evaluate(() => globalThis.bench.still());
    pans.push(await drawn(page, key(time % 2 ? "ArrowUp" : "ArrowDown", space)));
    await page.evaluate(() => globalThis.bench.still());
  }
  const steps = [];
  for (let time = 0; time < 6; time++) {
    steps.push(await drawn(page, key(time % 2 ? "ArrowRight" : "ArrowLeft")));
    await page.evaluate(() => globalThis.bench.still());
  }
  const frames = await animated(page, 6, (step) => (step % 2 ? "ArrowRight" : "ArrowLeft"));
  return { opened, first, elements, tab, zoom: spread(zooms), pan: spread(pans), step: spread(steps), frames, memory: await page.evaluate(() => globalThis.bench.memory()) };
}

const cases = {
  ready: async () => {
    const times = [];
    for (let time = 0; time < 5; time++) times.push(await visit("#/", (_, ready) => ready));
    return spread(times);
  },
  "frames/default": () => visit("#/", (page) => animated(page, 10)),
  "frames/sqlite": () =>
    visit("#/lab", async (page) => {
      const opened = await open(page, sqlite);
      await toMiddle(page);
      await page.evaluate(() => globalThis.bench.still());
      return { opened, ...(await animated(page, 10)) };
    }),
  million: () => visit("#/lab", huge),
};

const results = {};
for (const [name, measure] of Object.entries(cases).filter(([name]) => !only || name.startsWith(only))) {
  results[name] = await measure();
  console.error(`${name}: ${JSON.stringify(results[name])}`);
}
if (path !== "-") writeFileSync(path, JSON.stringify(results));
await browser.close();
await close();
