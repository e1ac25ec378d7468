// A real program's trace, 20,000 lines of sqlite, is dropped on the Lab and scrubbed through, by mouse and by keys.
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { desk, drop, measure, panel, place, says, slider } from "./machine";
import { complaints, open } from "./page";

const sqlite = readFileSync(new URL("../traces/sqlite.valgrind.txt", import.meta.url), "utf8");
const report = (page: Page) => desk(page).locator(".report");

/** Blocks in use, as the heap's tab counts them. */
const inUse = async (page: Page) => Number((await panel(page).textContent())!.match(/([\d,]+) blocks? in use/)![1]!.replace(",", ""));

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "#/lab");
});

test("sqlite's trace is dropped, dragged through, and stepped through by keys", async ({ page }) => {
  const list = complaints(page);
  await drop(page, "sqlite.valgrind.txt", sqlite);
  await expect(report(page)).toContainText(/sqlite\.valgrind\.txt, a trace of valgrind: \d{4,} requests lie ahead/);
  const length = Number(await slider(page).getAttribute("max"));
  expect(length).toBeGreaterThan(10_000);
  await measure(page, "Heap");

  const track = (await slider(page).boundingBox())!;
  const middle = track.y + track.height / 2;
  await page.mouse.move(track.x + 8, middle);
  await page.mouse.down();
  const seen: number[] = [];
  for (const share of [0.1, 0.3, 0.5, 0.7]) {
    await page.mouse.move(track.x + share * track.width, middle, { steps: 3 });
    await expect.poll(async () => Number(await slider(page).inputValue()) / length).toBeCloseTo(share, 1);
    await expect(place(page)).toContainText(`command ${await slider(page).inputValue()} / ${length}`);
    seen.push(await inUse(page));
  }
  await page.mouse.up();
  expect(Math.max(...seen)).toBeGreaterThan(100);
  expect(new Set(seen).size, "blocks come and go").toBe(4);

  await slider(page).fill("5000");
  await slider(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect(place(page)).toContainText(`command 5001 / ${length}`);
  await expect(says(page)).toContainText(/malloc|freed|realloc|calloc/);
  const there = await inUse(page);
  await page.keyboard.press("End");
  await expect(place(page)).toContainText(`command ${length} / ${length}`);
  await page.keyboard.press("Home");
  await expect(place(page)).toContainText(`command 0 / ${length}`);
  await slider(page).fill("5001");
  expect(await inUse(page)).toBe(there);
  expect(list).toEqual([]);
});

test("a line that makes no sense is named by its number, and the rest is replayed", async ({ page }) => {
  const lines = sqlite.split("\n").slice(0, 400);
  const at = lines.findIndex((line, index) => index > 100 && line.includes("malloc(")) + 1;
  lines[at - 1] = lines[at - 1]!.replace(/malloc\(\d+\)/, "malloc(many)");
  await drop(page, "broken.txt", lines.join("\n"));
  await expect(report(page)).toContainText("broken.txt, a trace of valgrind:");
  await report(page).getByText("left out").click();
  await expect(report(page).getByRole("listitem").first()).toContainText(`line ${at}: `);
  await expect(report(page).getByRole("listitem").first()).toContainText("many");
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(place(page)).toContainText("command 2 /");
});
