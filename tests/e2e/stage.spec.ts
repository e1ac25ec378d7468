// The stage as a lecturer uses it: step, count references, create, malloc, free, switch, go back. By mouse and by keys.
import { expect, test, type Page } from "@playwright/test";
import { complaints, expectAccessible, lecture, open } from "./page";

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
  await button(page, "Step").click();
  await button(page, "Step").click();
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
  await expect(stage(page).locator(".measure").first()).toContainText("1 block in use, 24 B asked for");
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
  const tabTo = async (name: string, role: "button" | "textbox" = "button") => {
    const target = stage(page).getByRole(role, { name, exact: true });
    for (let tries = 0; tries < 80; tries++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reached ${name}`);
  };
  await open(page);
  await page.keyboard.press("Home");
  await expect(place(page)).toContainText("command 0 /");
  const first = await picture(page);
  for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowRight");
  await expect(stage(page).locator(".reference.is-done")).toHaveCount(5);
  await expect(register(page, "edi")).toHaveText("0x0003");

  await tabTo("New process");
  await page.keyboard.press("Enter");
  await expect(stage(page).getByRole("status")).toContainText("Process C was created");
  await tabTo("Bytes to malloc in A", "textbox");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("100");
  await page.keyboard.press("Enter");
  await expect(stage(page).getByRole("status")).toContainText("malloc(100) in A");
  await tabTo("free");
  await page.keyboard.press("Enter");
  await expect(stage(page).getByRole("status")).toContainText("A freed the 104 bytes");
  await tabTo("Switch to B");
  await page.keyboard.press("Space");
  await expect(card(page, "CPU")).toContainText("running B");

  await page.keyboard.press("Home");
  await expect(place(page)).toContainText("command 0 /");
  await expect.poll(() => picture(page)).toEqual(first);
  await page.keyboard.press("End");
  await expect(card(page, "CPU")).toContainText("running B");
  for (let back = 0; back < 9; back++) await page.keyboard.press("ArrowLeft");
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
  await open(page, `${lecture}/why-not-static-relocation`);
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
  await expect(place(page)).toContainText("command 5 /");
  await button(page, "Base and bounds").click();
  await expect(stage(page).locator(".mmu tbody tr")).toHaveCount(1);
  await expect(stage(page).locator(".reference.is-done")).toHaveCount(5);
  await expect(place(page)).toContainText("command 5 /");
  await expect(stage(page).locator(".measure").last()).toContainText(/internal [1-9]/);
  await button(page, "Segmentation").click();
  await expect(stage(page).locator(".mmu tbody tr")).toHaveCount(4);
  await expect(stage(page).locator(".measure").last()).toContainText("internal 0 B");
});

test("a block freed by hand and a process switched to are the same ones under another mechanism", async ({ page }) => {
  await open(page);
  const says = stage(page).getByRole("status");
  await button(page, "malloc in A").click();
  await button(page, "free").click();
  await expect(says).toContainText("A freed the 16 bytes at 0x2008.");
  for (const [name, address] of [["Static relocation", "0x4008"], ["Uniprogramming", "0x4008"], ["Base", "0x2008"]]) {
    await button(page, name!).click();
    await expect(says).toContainText(`A freed the 16 bytes at ${address}.`);
  }
  await button(page, "Switch to B").click();
  await button(page, "Uniprogramming").click();
  await expect(says).toContainText("Refused: there is no process B; alive: A.");
});

test("where nothing translates, nothing is called virtual", async ({ page }) => {
  await open(page);
  for (const name of ["Uniprogramming", "Time sharing", "Static relocation"]) {
    await button(page, name).click();
    await expect(card(page, "CPU")).toContainText("There is no MMU: addresses are physical.");
    await expect(card(page, "Translation")).toContainText("nothing translates it");
    await page.keyboard.press("ArrowRight");
    await expect(card(page, "Translation")).toContainText("address 0x5ff8");
    await expect(card(page, "Translation")).toContainText("physical 0x5ff8");
    await expect(stage(page).locator(".cards, .diagram, .strips, .happened").filter({ hasText: /virtual/i })).toHaveCount(0);
    await expect(stage(page).getByRole("img", { name: /^stack of A: addresses 0x5800 to 0x5fff.* at physical 0x5800$/ })).toHaveCount(1);
    await page.keyboard.press("Home");
    await expect(card(page, "CPU")).toContainText("There is no MMU: addresses are physical.");
    await button(page, "Start over").click();
  }
  await button(page, "Base").click();
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
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(place(page)).toContainText("command 2 /");
  const still = await picture(page);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.keyboard.press("Home");
  for (let round = 0; round < 6; round++) {
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(60);
    if (round === 3) await expect(stage(page).locator(".flight circle")).toHaveCount(2);
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
  await button(page, "Base and bounds").click();
  await expectAccessible(page);
});
