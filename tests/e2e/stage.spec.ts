// The stage as a lecturer uses it: step, count references, create, malloc, free, switch, go back. By mouse and by keys.
import { expect, test, type Page } from "@playwright/test";
import { complaints, expectAccessible, open, tabTo } from "./page";

const stage = (page: Page) => page.getByRole("region", { name: "Simulated computer" });
const card = (page: Page, name: string) => stage(page).getByRole("region", { name });
const place = (page: Page) => stage(page).locator(".transport-place");
const button = (page: Page, name: string) => stage(page).getByRole("button", { name, exact: true });

/** What the CPU card says a register holds. */
const register = (page: Page, name: string) =>
  card(page, "CPU").locator(".register", { has: page.locator(`dt:text-is("${name}")`) }).locator("dd");

/** Everything drawn and written that tells the machine's state. */
const picture = (page: Page) =>
  stage(page).evaluate((root) =>
    [".cards", ".diagram svg", ".measures", ".happened"].map((part) => root.querySelector(part)?.outerHTML).join("\n"),
  );

const tab = (page: Page, name: string) => stage(page).getByRole("tab", { name, exact: true });
const panel = (page: Page) => stage(page).getByRole("tabpanel");

const mechanism = (page: Page, name: string) => stage(page).getByRole("combobox", { name: "Mechanism" }).selectOption({ label: name });

/** So many commands lie behind where the home page opens. */
const opening = 6;

/** The bases in the MMU's table. */
const bases = (page: Page) => stage(page).locator(".mmu tbody tr").evaluateAll((rows) => rows.map((row) => row.textContent));

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("a lecturer's visit, by mouse", async ({ page }) => {
  const list = complaints(page);
  await open(page);
  await button(page, "To the start").click();
  await expect(stage(page).getByRole("status")).toHaveText("Nothing has happened yet. Press Step.");
  const first = await picture(page);
  for (let step = 0; step < opening; step++) await button(page, "Step").click();
  await expect(register(page, "rip")).toHaveText("0x0010");

  for (let step = 0; step < 3; step++) await button(page, "Step").click();
  await expect(card(page, "Program · A")).toContainText("5 memory references so far");
  await expect(stage(page).locator(".reference.is-done")).toHaveCount(5);
  await expect(stage(page).locator(".asm")).toHaveCount(3);
  await expect(register(page, "edi")).toHaveText("0x0003");
  await expect(card(page, "Translation")).toContainText("virtual 0x3ff8");
  await expect(card(page, "Translation")).toContainText("reference 5 of 5");
  await expect(card(page, "Translation")).toContainText("store 4 bytes: 0x3");

  await button(page, "New process").click();
  await expect(stage(page).getByRole("status")).toContainText("Process C was created");
  await expect(button(page, "Switch to C")).toBeVisible();
  await expect(stage(page).getByRole("status")).toContainText(/The \d+ commands that lay ahead were dropped/);

  await card(page, "CPU").getByRole("button", { name: "A running" }).click();
  await stage(page).getByRole("textbox", { name: "Bytes to malloc in A" }).fill("24");
  await button(page, "malloc in A").click();
  await expect(stage(page).getByRole("status")).toContainText("malloc(24) in A looked at one free block");
  await expect(panel(page)).toContainText("1 block in use, 24 B asked for");
  await button(page, "free").click();
  await expect(stage(page).getByRole("status")).toContainText("A freed the 24 bytes at 0x2008.");

  await expect(stage(page).locator(".mmu tbody tr")).toHaveCount(4);
  const before = await bases(page);
  await button(page, "Switch to B").click();
  await expect(card(page, "CPU")).toContainText("running B");
  await expect(register(page, "rip")).toHaveText("0x0010");
  expect(await bases(page)).not.toEqual(before);

  const length = Number((await place(page).textContent())?.match(/\/ (\d+)/)?.[1]);
  for (let back = 0; back < length; back++) await button(page, "Back").click();
  await expect(place(page)).toContainText("command 0 /");
  await expect.poll(() => picture(page)).toEqual(first);
  expect(list).toEqual([]);
});

test("the same visit by keyboard alone", async ({ page }) => {
  const list = complaints(page);
  await open(page);
  await page.keyboard.press("Home");
  await expect(place(page)).toContainText("command 0 /");
  const first = await picture(page);
  for (let step = 0; step < opening + 3; step++) await page.keyboard.press("ArrowRight");
  await expect(stage(page).locator(".reference.is-done")).toHaveCount(5);
  await expect(register(page, "edi")).toHaveText("0x0003");

  await tabTo(page, button(page, "New process"));
  await page.keyboard.press("Enter");
  await expect(stage(page).getByRole("status")).toContainText("Process C was created");
  await tabTo(page, stage(page).getByRole("textbox", { name: "Bytes to malloc in A", exact: true }));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("100");
  await page.keyboard.press("Enter");
  await expect(stage(page).getByRole("status")).toContainText("malloc(100) in A");
  await tabTo(page, button(page, "free"));
  await page.keyboard.press("Enter");
  await expect(stage(page).getByRole("status")).toContainText("A freed the 104 bytes");
  await tabTo(page, button(page, "Switch to B"));
  await page.keyboard.press("Space");
  await expect(card(page, "CPU")).toContainText("running B");

  await page.keyboard.press("Home");
  await expect(place(page)).toContainText("command 0 /");
  await expect.poll(() => picture(page)).toEqual(first);
  await page.keyboard.press("End");
  await expect(card(page, "CPU")).toContainText("running B");
  for (let back = 0; back < opening + 7; back++) await page.keyboard.press("ArrowLeft");
  await expect.poll(() => picture(page)).toEqual(first);
  expect(list).toEqual([]);
});

test("what makes no sense is refused in a sentence, and nothing is lost", async ({ page }) => {
  const list = complaints(page);
  await open(page);
  const says = stage(page).getByRole("status");
  const request = stage(page).getByRole("textbox", { name: "Bytes to malloc in A" });
  const at = await place(page).textContent();
  for (const [typed, reason] of [
    ["0", "malloc of 0 bytes"],
    ["-5", "malloc takes a whole number of bytes, at least 1; got “-5”"],
    ["", "malloc takes a whole number of bytes, at least 1; got “”"],
    ["3.7", "got “3.7”"],
    ["99999999999999999999", "got “99999999999999999999”"],
    ["999999999999999", "no free block is large enough and the heap cannot grow"],
  ]) {
    await request.fill(typed!);
    await button(page, "malloc in A").click();
    await expect(says).toContainText("Refused:");
    await expect(says).toContainText(reason!);
    await expect(place(page)).toHaveText(at!);
  }
  for (let process = 0; process < 12; process++) await button(page, "New process").click();
  await expect(says).toContainText("largest hole");
  await button(page, "To the start").click();
  await button(page, "Step").click();
  await expect(says).toContainText("Process A was created");
  expect(list).toEqual([]);
});

test("start over brings the prepared story back", async ({ page }) => {
  await open(page);
  const at = await place(page).textContent();
  await button(page, "New process").click();
  await expect(place(page)).not.toHaveText(at!);
  await button(page, "Start over").click();
  await expect(place(page)).toHaveText(at!);
});

test("a reference is counted for its process, and one that faults is not", async ({ page }) => {
  await open(page, "#/lab/bounds-check-then-add");
  const strip = card(page, "Translation");
  const slider = stage(page).getByRole("slider");
  const [from, to] = [Number(await slider.inputValue()), Number(await slider.getAttribute("max"))];
  for (let step = from + 1; step <= to && !(await strip.textContent())?.includes("fault"); step++) {
    await button(page, "Step").click();
    await expect(place(page)).toContainText(`command ${step} /`);
  }
  await expect(strip).toContainText("fault: out of bounds");
  await expect(strip).not.toContainText("reference");
  await expect(stage(page).getByRole("status")).toContainText("killed");
});

test("another mechanism runs the same commands", async ({ page }) => {
  await open(page);
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
  await expect(place(page)).toContainText(`command ${opening + 3} /`);
  await mechanism(page, "Base and bounds");
  await expect(stage(page).locator(".mmu tbody tr")).toHaveCount(1);
  await expect(stage(page).locator(".reference.is-done")).toHaveCount(5);
  await expect(place(page)).toContainText(`command ${opening + 3} /`);
  await tab(page, "Fragmentation").click();
  await expect(panel(page)).toContainText(/internal [1-9]/);
  await mechanism(page, "Segmentation");
  await expect(stage(page).locator(".mmu tbody tr")).toHaveCount(4);
  await expect(panel(page)).toContainText("internal 0 B");
});

test("an arrow goes on with the story where a choice has the focus, and leaves the choice alone", async ({ page }) => {
  await open(page);
  const choice = stage(page).getByRole("combobox", { name: "Mechanism" });
  await choice.focus();
  await page.keyboard.press("ArrowRight");
  await expect(place(page)).toContainText(`command ${opening + 1} /`);
  await expect(choice).toHaveValue("segmentation");
  await page.keyboard.press("ArrowUp");
  await expect(choice).toHaveValue("base-and-bounds");
});

test("a block freed by hand and a process switched to are the same ones under another mechanism", async ({ page }) => {
  await open(page);
  const says = stage(page).getByRole("status");
  await button(page, "malloc in A").click();
  await button(page, "free").click();
  await expect(says).toContainText("A freed the 16 bytes at 0x2008.");
  for (const [name, address] of [["Static relocation", "0x4008"], ["Uniprogramming", "0x4008"], ["Base", "0x2008"]]) {
    await mechanism(page, name!);
    await expect(says).toContainText(`A freed the 16 bytes at ${address}.`);
  }
  await button(page, "Switch to B").click();
  await mechanism(page, "Uniprogramming");
  await expect(says).toContainText("Refused: there is no process B; alive: A.");
});

test("where nothing translates, nothing is called virtual", async ({ page }) => {
  await open(page);
  for (const name of ["Uniprogramming", "Time sharing", "Static relocation"]) {
    await mechanism(page, name);
    await expect(card(page, "CPU")).toContainText("There is no MMU: addresses are physical.");
    await expect(card(page, "Translation")).toContainText("nothing translates it");
    await page.keyboard.press("ArrowRight");
    await expect(card(page, "Translation")).toContainText("address 0x5ff8");
    await expect(card(page, "Translation")).toContainText("physical 0x5ff8");
    await expect(stage(page).locator(".cards, .diagram, .strip, .measures, .happened").filter({ hasText: /virtual/i })).toHaveCount(0);
    await expect(stage(page).getByRole("img", { name: /^stack of A: addresses 0x5800 to 0x5fff.* at physical 0x5800$/ })).toHaveCount(1);
    await page.keyboard.press("Home");
    await expect(card(page, "CPU")).toContainText("There is no MMU: addresses are physical.");
    await button(page, "Start over").click();
  }
  await mechanism(page, "Base");
  await page.keyboard.press("Home");
  await expect(card(page, "CPU")).toContainText("The MMU’s registers are empty: no process runs.");
});

test("the track seeks to any moment, and it plays by itself to the end", async ({ page }) => {
  await open(page);
  const slider = stage(page).getByRole("slider", { name: "Position in the timeline" });
  await slider.fill("5");
  await expect(place(page)).toContainText("command 5 /");
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(place(page)).toContainText("command 4 /");
  await slider.fill((await slider.getAttribute("max"))!);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await button(page, "Play").click();
  await expect(button(page, "Pause")).toBeVisible();
  const max = await slider.getAttribute("max");
  await expect(place(page)).toContainText(`command ${max} / ${max}`);
  await expect(button(page, "Play")).toBeDisabled();
});

test("motion comes from the two pictures, can be interrupted, and always ends where it must", async ({ page }) => {
  const list = complaints(page);
  await open(page);
  await page.keyboard.press("Home");
  for (let step = 0; step < opening; step++) await page.keyboard.press("ArrowRight");
  await expect(place(page)).toContainText(`command ${opening} /`);
  const still = await picture(page);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.keyboard.press("Home");
  for (let round = 0; round < opening + 4; round++) {
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(60);
    if (round === opening + 1) await expect(stage(page).locator(".flight circle")).toHaveCount(2);
  }
  for (let round = 0; round < 4; round++) await page.keyboard.press("ArrowLeft");
  await expect.poll(() => picture(page)).toEqual(still);
  expect(list).toEqual([]);
});

test("every block says what it is when pointed at and when focused", async ({ page }) => {
  await open(page);
  const heap = stage(page).getByRole("img", { name: /^heap of A: virtual 0x2000/ });
  await heap.hover();
  await expect(stage(page).locator(".pointed")).toContainText("heap of A: virtual 0x2000 to 0x27ff, 2 KB, rw-");
  await page.mouse.move(0, 0);
  await expect(stage(page).locator(".pointed")).toHaveText("");
  await stage(page).getByRole("img", { name: /^OS: physical 0x0/ }).focus();
  await expect(stage(page).locator(".pointed")).toContainText("OS: physical 0x0 to 0x1fff, 8 KB");
});

test("axe-core finds nothing at any moment", async ({ page }) => {
  await open(page);
  const count = Number((await place(page).textContent())?.match(/\/ (\d+)/)?.[1]);
  await page.keyboard.press("Home");
  for (let step = 0; step <= count; step++) {
    if (step % 3 === 0) await expectAccessible(page);
    await page.keyboard.press("ArrowRight");
  }
  await mechanism(page, "Base and bounds");
  await expectAccessible(page);
});

test("the open measure follows the machine until the person chooses, and keeps its height", async ({ page }) => {
  const list = complaints(page);
  await open(page);
  await expect(tab(page, "Heap")).toHaveAttribute("aria-selected", "true");
  const height = (await panel(page).boundingBox())!.height;
  await mechanism(page, "Time sharing");
  await expect(tab(page, "Time")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("End");
  await expect(panel(page)).toContainText(/One switch by way of the disk takes 10\.3 ms: as long as 103,276 memory references\./);
  await expect(panel(page)).toContainText(/disk.*46\.5 ms.*100 %/);
  await mechanism(page, "Segmentation");
  await expect(tab(page, "Heap")).toHaveAttribute("aria-selected", "true");

  await tab(page, "Heap").focus();
  await page.keyboard.press("ArrowDown");
  await expect(tab(page, "Time")).toBeFocused();
  await expect(panel(page)).toHaveAccessibleName("Time");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(panel(page)).toHaveAccessibleName("Fragmentation");
  await mechanism(page, "Time sharing");
  await expect(tab(page, "Fragmentation")).toHaveAttribute("aria-selected", "true");
  expect((await panel(page).boundingBox())!.height).toBe(height);
  await tab(page, "Fragmentation").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(place(page)).toContainText("command 1 /");
  await expectAccessible(page);
  expect(list).toEqual([]);
});

test("the free list shows what malloc looked at, in its order, and who was asked", async ({ page }) => {
  await open(page, "#/lab/heap-first-fit");
  await page.keyboard.press("ArrowRight");
  await expect(place(page)).toContainText("command 11 /");
  await page.keyboard.press("ArrowRight");
  const extents = panel(page).getByRole("list", { name: "Free list as malloc(16) found it" }).getByRole("listitem");
  await expect(extents).toHaveText([/number 1: 0x200c 4 B/, /number 2: 0x2018 32 B taken/, /^0x2040 24 B$/]);
  await expect(panel(page)).toContainText("malloc(16) split the 32 B and returned 0x2018; the library did not ask the OS.");
  await expect(panel(page)).toContainText("11 library calls, 220 ns");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect(extents.nth(1), "also when one comes back to it").toHaveText(/number 2: 0x2018 32 B taken/);

  const blocks = panel(page).getByRole("option");
  await expect(blocks).toHaveCount(8);
  await blocks.first().click();
  await expect(panel(page).locator(".fact")).toHaveText("0x2000: 12 B asked for, 12 B usable, no header");
  await page.keyboard.press("ArrowDown");
  await expect(panel(page).locator(".fact")).toHaveText("0x200c: 4 B free, number 1 of the free list");
  await page.keyboard.press("ArrowRight");
  await expect(place(page)).toContainText("command 13 /");
});

test("a library that has to ask the OS says so, once", async ({ page }) => {
  await open(page, "#/lab/heap-sbrk-rarely");
  await page.keyboard.press("Home");
  await stage(page).getByRole("combobox", { name: "Kind of event" }).selectOption("system call");
  await button(page, "Next event").click();
  await expect(panel(page)).toContainText(/the library asked the OS \(sbrk, \d+ B\)\./);
  await expect(panel(page)).toContainText("1 system call, 500 ns");
  await page.keyboard.press("ArrowRight");
  await expect(panel(page)).toContainText("the library did not ask the OS.");
});

test("fragmentation is told as a request that would fail, and its chart goes to a moment", async ({ page }) => {
  await open(page, "#/lab/segmentation-external-fragmentation");
  await tab(page, "Fragmentation").click();
  await expect(panel(page)).toContainText("12 KB free in 2 holes");
  await expect(panel(page)).toContainText("A request of 7 KB would fail although 12 KB are free → compact?");
  await expect(panel(page).getByRole("list", { name: "Holes" }).getByRole("listitem")).toHaveText(["0x2000 6 KB", "0x5000 6 KB"]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(panel(page)).toContainText("All that is free is one hole: a request of up to 12 KB fits.");
  await expect(panel(page).getByRole("img", { name: "external at most 50 %" })).toBeVisible();
  await panel(page).locator(".chart-area input").fill("2");
  await expect(place(page)).toContainText("command 2 /");
});

test("one jumps from event to event by kind", async ({ page }) => {
  await open(page);
  const kind = stage(page).getByRole("combobox", { name: "Kind of event" });
  await kind.selectOption("heap");
  await button(page, "Next event").click();
  await expect(place(page)).toContainText(`command ${opening + 4} /`);
  await expect(card(page, "What happened")).toContainText("malloc(12)");
  await kind.selectOption("switch");
  await button(page, "Next event").click();
  await expect(place(page)).toContainText(`command ${opening + 6} /`);
  await button(page, "Previous event").click();
  await expect(place(page)).toContainText("command 1 /");
  await kind.selectOption("fault");
  await button(page, "Next event").click();
  await expect(card(page, "What happened")).toContainText("there is no fault after this moment");
  await expect(place(page)).toContainText("command 1 /");
});

test("the speed is chosen, and the field always tells it", async ({ page }) => {
  await open(page);
  const speed = stage(page).getByRole("combobox", { name: "Speed" });
  await expect(speed).toHaveValue("100");
  await speed.selectOption("8×");
  await page.keyboard.press("Home");
  await expect(speed).toHaveValue("800");
  await button(page, "Play").click();
  const max = (await place(page).textContent())!.match(/\/ (\d+)/)![1];
  await expect(place(page)).toContainText(`command ${max} / ${max}`, { timeout: 3000 });
  await button(page, "Start over").click();
  await expect(speed).toHaveValue("100");
});

test("the loader's rewriting stands beside the original", async ({ page }) => {
  await open(page, "#/lab/static-relocation-loader");
  const program = card(page, "Program · A");
  await expect(program).toContainText("Linked for 0x0; the loader rewrote it for 0x2000.");
  const line = program.getByRole("listitem").first();
  await expect(line.locator("del")).toHaveText("movl $0x1000, %ebx");
  await expect(line.locator("ins")).toHaveText("movl $0x3000, %ebx");
  await expect(line.locator("code")).toHaveText("linked as movl $0x1000, %ebx, loaded as movl $0x3000, %ebx");
  await expect(program.locator("del")).toHaveCount(3);
});

test("an instruction that the hardware stops is marked, and what it compared is told", async ({ page }) => {
  await open(page, "#/lab/trap-privileged-instruction");
  await page.keyboard.press("End");
  const program = card(page, "Program · A (killed)");
  await expect(program.locator("[aria-current]")).toContainText("trap: only the OS may run it");
  await open(page, "#/lab/bounds-check-then-add");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(card(page, "Translation")).toContainText("≥ bounds 0x4000 ✗");
  await expect(card(page, "Translation")).toContainText("The hardware compared the offset 0x5000 with the bounds 0x4000");
  await expect(card(page, "Program · A (killed)").locator("[aria-current]")).toContainText("store: fault, out of bounds");
  await open(page, "#/lab/static-relocation-neighbour");
  await page.keyboard.press("ArrowRight");
  await expect(card(page, "Translation")).toContainText("Nothing checked it: the access reached memory of B.");
});

test("at 1440 by 900 the whole stage is on the screen, and nothing in it is cut off", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const route of ["#/lab/segmentation-picture", "#/lab/heap-first-fit", "#/lab/time-sharing-switch"]) {
    await open(page, route);
    for (let step = 0; step < 3; step++) {
      const box = (await stage(page).boundingBox())!;
      expect(box.y + box.height).toBeLessThanOrEqual(900);
      for (const part of [".strip", ".measure", ".transport"]) {
        const [inside, whole] = await stage(page).locator(part).evaluate((element) => [element.clientHeight, element.scrollHeight]);
        expect(whole, `${part} of ${route}`).toBeLessThanOrEqual(inside! + 1);
      }
      await page.keyboard.press("ArrowRight");
    }
  }
});
