// The story of each mechanism, told by the Lab's examples: where processes lie, how an address becomes physical, and
// what goes wrong.
import { expect, test, type Page } from "@playwright/test";
import { block, button, card, desk, measure, mmu, panel, register, says, slider, stage, step, strip } from "./machine";
import { complaints, open } from "./page";

/** The shapes of the ribbons, in the order of the segments. */
const ribbons = (page: Page) =>
  stage(page).locator(".ribbon").evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));

let list: string[];
test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  list = complaints(page);
});
test.afterEach(() => expect(list).toEqual([]));

test("uniprogramming: one process, and nothing stands between it and the OS", async ({ page }) => {
  await open(page, "#/lab/uniprogramming-one-at-a-time");
  await expect(block(page, /^free · 40 KB: physical 0x6000/)).toHaveCount(1);
  await step(page);
  await expect(says(page)).toContainText("Refused: process B does not fit: under uniprogramming memory holds one process at a time, and A is there");
  await expect(card(page, "CPU")).not.toContainText(/B (ready|running)/);
  await step(page);
  await expect(block(page, /^A · /)).toHaveCount(0);
  await step(page);
  await expect(block(page, /^B · code: physical 0x2000/)).toHaveCount(1);

  await open(page, "#/lab/uniprogramming-overwrites-the-os");
  await expect(card(page, "CPU")).toContainText("There is no MMU: addresses are physical.");
  await step(page);
  await step(page);
  await expect(strip(page)).toContainText("Nothing checked it: the access reached memory of the OS.");
  await expect(says(page)).toContainText("physical 0x100. That is the OS’s memory: its bytes are changed, and nothing stopped it.");
  await step(page);
  await expect(register(page, "eax")).toHaveText("0x029a");
});

test("time sharing: a switch carries a whole memory to disk and another back, and that takes milliseconds", async ({ page }) => {
  await open(page, "#/lab/time-sharing-switch");
  await expect(block(page, /^image of B on disk: 16 KB, from byte 0x0/)).toHaveCount(1);
  await expect(block(page, /^A · code: physical 0x2000/)).toHaveCount(1);
  await step(page);
  await step(page);
  await expect(says(page)).toContainText("The OS wrote the 16384 bytes of A to disk at 0x4000: 5.16 ms.");
  await expect(block(page, /^image of A on disk: 16 KB/)).toHaveCount(1);
  await expect(block(page, /^A · static data on disk: from byte 0x5000/)).toHaveCount(1);
  await expect(block(page, /^A · .*: physical/)).toHaveCount(0);
  await expect(block(page, /^B · code: physical 0x2000/)).toHaveCount(1);
  await measure(page, "Time");
  await expect(panel(page)).toContainText(/disk\s*15\.5 ms\s*100 %/);
  await expect(panel(page)).toContainText(/2 memory references\s*200 ns\s*< 1 %/);
  await expect(panel(page)).toContainText("One switch by way of the disk takes 10.3 ms: as long as 103,276 memory references.");
  for (let command = 0; command < 3; command++) await step(page);
  await expect(register(page, "eax"), "A finds its own value again").toHaveText("0x0001");
});

test("static relocation: the loader rewrites the program, the neighbour is hit, and nothing can be moved", async ({ page }) => {
  await open(page, "#/lab/static-relocation-neighbour");
  const program = card(page, "Program · A");
  await expect(program).toContainText("Linked for 0x0; the loader rewrote it for 0x2000.");
  await expect(program.locator("del")).toHaveText("movl $0x2a, 0x5000");
  await expect(program.locator("ins")).toHaveText("movl $0x2a, 0x7000");
  await expect(stage(page).locator(".mmu")).toHaveCount(0);
  await step(page);
  await expect(strip(page)).toContainText("Nothing checked it: the access reached memory of B.");
  await expect(says(page)).toContainText("That is the memory of B: its bytes are changed, and nothing stopped it.");
  await step(page);
  await step(page);
  await expect(register(page, "eax"), "B, which never wrote it").toHaveText("0x002a");

  await open(page, "#/lab/static-relocation-cannot-move");
  await step(page);
  await expect(register(page, "ebx")).toHaveText("0x7000");
  await button(desk(page), "Compact memory").click();
  await expect(desk(page).getByRole("alert").or(says(page)).filter({ hasText: "a loaded process cannot move" }).first()).toBeVisible();
  await expect(block(page, /^B · code: physical 0x6000/)).toHaveCount(1);
});

test("base: a switch loads another base, a process can be moved, and beyond its end lies the neighbour", async ({ page }) => {
  await open(page, "#/lab/base-and-switch");
  await expect(mmu(page)).toHaveText("all0x2000–");
  await step(page);
  await expect(strip(page)).toContainText(/virtual 0x1000.*\+ base 0x2000.*physical 0x3000/);
  await step(page);
  await expect(says(page)).toContainText("Context switch: the registers of A were saved, those of B loaded, the MMU’s included.");
  await expect(mmu(page)).toHaveText("all0x6000–");
  await step(page);
  await expect(strip(page)).toContainText(/virtual 0x1000.*\+ base 0x6000.*physical 0x7000/);
  await step(page);
  await step(page);
  await expect(says(page)).toContainText("The OS moved the address space of B from 0x6000 to 0x2000 and copied 16384 bytes.");
  await expect(mmu(page)).toHaveText("all0x2000–");

  await open(page, "#/lab/base-neighbour");
  await step(page);
  await expect(strip(page)).toContainText(/virtual 0x5000.*\+ base 0x2000.*physical 0x7000/);
  await expect(strip(page)).toContainText("Nothing checked it: the access reached memory of B.");
});

test("base and bounds: what is out of bounds is stopped, and the unused middle is paid for", async ({ page }) => {
  await open(page, "#/lab/bounds-check-then-add");
  await step(page);
  await expect(strip(page)).toContainText(/check 0x3ffc.*< bounds 0x4000 ✓.*\+ base 0x2000.*physical 0x5ffc/);
  await step(page);
  const flight = stage(page).locator(".flight.is-refused");
  await expect(flight.locator(".gate")).toHaveText("A: 0x5000 > 0x4000 ✗ fault");
  await expect(flight.locator(".flight-cross")).toHaveCount(1);
  await expect(strip(page)).toContainText("The hardware compared the offset 0x5000 with the bounds 0x4000 and let nothing through.");
  await expect(strip(page)).not.toContainText("physical");
  await expect(says(page)).toContainText("The OS killed A: it tried to store to 0x5000, which is out of bounds.");
  await expect(card(page, "CPU").getByRole("button", { name: "A killed" })).toBeDisabled();
  await expect(block(page, /^A · /)).toHaveCount(0);
  await step(page);
  await expect(register(page, "eax"), "nothing reached B").toHaveText("0x0000");

  await open(page, "#/lab/bounds-unused-middle");
  await measure(page, "Fragmentation");
  await expect(panel(page)).toContainText("8 KB free in 1 hole");
  await expect(panel(page)).toContainText("internal 20 KB");
  await step(page);
  await expect(says(page)).toContainText("process C does not fit: its address space needs 16384 bytes; 8192 are free");
});

test("segmentation: every segment is checked by itself, code is shared, the stack grows down", async ({ page }) => {
  await open(page, "#/lab/segmentation-picture");
  await expect(mmu(page)).toHaveText(["code0x80000x400r-x", "data0x84000x400rw-", "heap0x88000x800rw-", "stack ↑0x94000x400rw-"]);
  await step(page);
  await expect(strip(page)).toContainText(/segment 10\s*heap.*offset 0x68\s*< bounds 0x800 ✓.*rw-\s*allows store ✓.*\+ base 0x8800.*physical 0x8868/);
  await expect(mmu(page).locator("xpath=self::*[contains(@class,'is-used')]")).toContainText("heap");

  await open(page, "#/lab/segmentation-shared-code");
  await expect(block(page, /^A, B · code: physical 0x2000/)).toHaveCount(1);
  await expect(block(page, /^(A|B) · code/)).toHaveCount(0);
  await expect(block(page, /^(A|B) · static data/)).toHaveCount(2);
  await slider(page).fill("8");
  await step(page);
  await expect(says(page)).toContainText("forbidden by the protection bits r-x");
  await expect(stage(page).locator(".gate.is-refused")).toContainText("r-x: no store ✗ fault");

  await open(page, "#/lab/segmentation-stack");
  await step(page);
  await expect(strip(page)).toContainText(/offset −0x18\s*≤ bounds 0x30 ✓.*\+ base 0x3430.*physical 0x3418/);
  await expect(strip(page)).toContainText("The stack grows down: its base is its end, and an offset counts back from there.");
  await slider(page).fill("6");
  await expect(strip(page)).toContainText(/offset −0x38\s*> bounds 0x30 ✗/);
});

test("segmentation: enough is free but in pieces, until compaction moves them together", async ({ page }) => {
  await open(page, "#/lab/segmentation-external-fragmentation");
  await measure(page, "Fragmentation");
  await step(page);
  await expect(says(page)).toContainText("Refused: process E does not fit");
  await expect(panel(page)).toContainText("A request of 7 KB would fail although 12 KB are free → compact?");
  const before = await ribbons(page);
  expect(before).toHaveLength(3);
  await step(page);
  await expect(says(page)).toContainText("Compaction: the OS copied 12288 bytes; the largest hole grew from 6144 to 12288 bytes.");
  await expect.poll(() => ribbons(page)).not.toEqual(before);
  await expect(mmu(page).first()).toHaveText("code0x20000x800r-x");
  await expect(block(page, /^free · 12 KB: physical 0x5000/)).toHaveCount(1);
  await step(page);
  await expect(block(page, /^E · code: physical 0x5000 to 0x5fff, 4 KB/)).toHaveCount(1);
  await expect(block(page, /^free/)).toHaveCount(0);
});

test("what moves is seen: an address flies, a fault leaves its cross, a switch carries the registers", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await open(page, "#/lab/bounds-check-then-add");
  await page.getByRole("combobox", { name: "Speed" }).selectOption("0.25×");
  await button(stage(page), "Step").click();
  await expect(stage(page).locator(".flight circle"), "it has left and not arrived").toHaveCount(2);
  await page.getByRole("combobox", { name: "Speed" }).selectOption("8×");
  await button(stage(page), "Step").click();
  await expect(stage(page).locator(".flight-cross")).toHaveCount(1);
  await page.waitForTimeout(500);
  await expect(stage(page).locator(".flight-cross"), "it stays").toHaveCount(1);

  await open(page, "#/lab/base-and-switch");
  await step(page);
  await page.getByRole("combobox", { name: "Speed" }).selectOption("0.25×");
  await button(stage(page), "Step").click();
  await expect(stage(page).locator(".chip").filter({ hasText: "rip" })).toHaveCount(1);
  await expect(stage(page).locator(".chip").filter({ hasText: "MMU" })).toHaveCount(1);
  await page.getByRole("combobox", { name: "Speed" }).selectOption("8×");
  await expect(stage(page).locator(".chip")).toHaveCount(0);
  await expect(mmu(page)).toHaveText("all0x6000–");
});
