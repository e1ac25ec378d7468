// The Lab: a machine set up, acted on and rewritten by hand; two side by side; examples, files and traces.
import { readFileSync } from "node:fs";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { complaints, expectAccessible, expectNoSideways, open, tabTo } from "./page";

const trace = (name: string) => new URL(`../traces/${name}`, import.meta.url).pathname;

const lab = (page: Page) => page.locator(".lab");
const desk = (page: Page) => page.getByRole("region", { name: "Desk" });
const button = (within: Page | Locator, name: string) => within.getByRole("button", { name, exact: true });
const stage = (page: Page) => page.getByRole("region", { name: "Simulated computer", exact: true });
const second = (page: Page) => page.getByRole("region", { name: "Second simulated computer" });
const says = (page: Page) => stage(page).getByRole("status");
const place = (page: Page) => page.locator(".transport-place").first();
const tab = (page: Page, name: string) => desk(page).getByRole("tab", { name });
const form = (page: Page, name: string) => desk(page).getByRole("form", { name, exact: true });
const source = (page: Page) => desk(page).getByRole("textbox", { name: "Source of the scenario" });
const lineNow = (page: Page) => desk(page).locator(".numbers .is-now button").allTextContents();

/** To the last moment, wherever the focus is: a tab would take the key for itself. */
const toEnd = (page: Page) =>
  page.getByRole("slider").evaluate((slider: HTMLInputElement) => {
    slider.value = slider.max;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });

const disclose = async (page: Page, words: string) => desk(page).getByText(words, { exact: true }).first().click();

/** Writes the source anew, as a person who pastes does. */
const write = async (page: Page, text: string) => {
  await tab(page, "Source").click();
  await source(page).fill(text);
};

/** Drops a file on the page, as a mouse that carries it would. */
const drop = async (page: Page, name: string, text: string) => {
  const files = await page.evaluateHandle(([name, text]) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text!], name!));
    return carried;
  }, [name, text]);
  await lab(page).dispatchEvent("dragover", { dataTransfer: files });
  await lab(page).dispatchEvent("drop", { dataTransfer: files });
};

const HOME = readFileSync(new URL("two-processes.sim", import.meta.url), "utf8");

/** The Lab with the machine of the home page: two processes, and eleven commands ahead. */
const opened = async (page: Page) => {
  await open(page, "#/lab");
  await drop(page, "two-processes.sim", HOME);
  await expect(place(page)).toContainText("command 2 / 13");
  await tab(page, "Do").click();
};

const SMALL = `# My machine.
machine mechanism=segmentation memory=64K os=8K address-space=16K
process A code=1K data=1K heap=2K stack=1K  # the first
  movl $7, %edi
  movl %edi, 0x1000
malloc A 12
malloc A 24
`;

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("every control at the desk, by mouse", async ({ page }) => {
  const list = complaints(page);
  await open(page);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Lab" }).click();
  await expect(page).toHaveTitle("Lab · memlane");
  await write(page, SMALL);
  await expect(place(page)).toContainText("/ 3");
  await tab(page, "Do").click();
  await toEnd(page);

  await desk(page).getByRole("textbox", { name: "malloc, bytes" }).fill("0x20");
  await button(desk(page), "malloc").click();
  await expect(says(page)).toContainText("malloc(32) in A");
  await desk(page).getByRole("combobox", { name: "free, block" }).selectOption("@1");
  await button(desk(page), "free").click();
  await expect(says(page)).toContainText("A freed the 16 bytes at 0x2008.");
  await disclose(page, "calloc and realloc");
  await button(desk(page), "calloc").click();
  await expect(says(page)).toContainText("calloc in A set the 32 bytes at");
  await form(page, "realloc").getByRole("combobox").selectOption("@2");
  await form(page, "realloc").getByRole("textbox", { name: "to bytes" }).fill("8");
  await button(desk(page), "realloc").click();
  await expect(says(page)).toContainText(/realloc/);

  await disclose(page, "New process");
  const created = form(page, "New process");
  await created.getByRole("textbox", { name: "Name" }).fill("B");
  await created.getByRole("textbox", { name: "Heap" }).fill("1K");
  await created.getByRole("textbox", { name: "Program, one instruction a line" }).fill("nop\nnop\nnop");
  await button(desk(page), "Create process").click();
  await expect(says(page)).toContainText("Process B was created");
  await button(desk(page), "Step B").click();
  await expect(says(page)).toContainText("B ran nop");
  await button(desk(page), "Run B").click();
  await expect(stage(page).getByRole("region", { name: "Program · B" })).toContainText("3 memory references so far");
  await button(desk(page), "Switch to A").click();
  await expect(says(page)).toContainText("Context switch: the registers of B were saved");
  await button(desk(page), "Exit B").click();
  await expect(says(page)).toContainText("B exited");
  await button(desk(page), "Compact memory").click();
  await expect(place(page)).toContainText("command 15 / 15");

  const access = form(page, "access");
  await access.getByRole("textbox", { name: "Address" }).fill("data+16");
  await button(desk(page), "Watch it travel").click();
  await expect(says(page)).toContainText("A loaded");
  await expect(stage(page).getByRole("region", { name: "Translation" })).toContainText("virtual 0x1010");
  await access.getByRole("combobox", { name: "Kind" }).selectOption("store");
  await access.getByRole("textbox", { name: "Address" }).fill("4112");
  await access.getByRole("textbox", { name: "Value to store" }).fill("0x2a");
  await button(desk(page), "Watch it travel").click();
  await expect(says(page)).toContainText("A stored 0x2a (1 byte)");
  await access.getByRole("combobox", { name: "Kind" }).selectOption("fetch");
  await button(desk(page), "Watch it travel").click();
  await expect(says(page)).toContainText(/not allowed|fault|protection/);

  await button(desk(page), "Edit program of A").click();
  await expect(source(page)).toBeFocused();
  await expect(source(page)).toHaveValue(new RegExp("malloc A 32\nfree A @1\ncalloc A 4 8\nrealloc A @2 8\nprocess B heap=1K\n  nop"));
  await tab(page, "Do").click();
  await button(desk(page), "Start over").click();
  await expect(place(page)).toContainText("/ 3");
  expect(list).toEqual([]);
});

test("settings rebuild the machine with the same commands at the same moment", async ({ page }) => {
  await open(page, "#/lab");
  await write(page, SMALL);
  await expect(place(page)).toContainText("/ 3");
  await tab(page, "Do").click();
  await toEnd(page);
  await button(stage(page), "Back").click();
  await desk(page).getByRole("combobox", { name: "Mechanism" }).selectOption("base-and-bounds");
  await expect(stage(page).locator(".mmu tbody tr")).toHaveCount(1);
  await expect(place(page)).toContainText("command 2 / 3");
  await disclose(page, "Sizes and rules");
  const memory = desk(page).getByRole("textbox", { name: "Memory", exact: true });
  await memory.fill("0x20000");
  await memory.press("Enter");
  await expect(memory).toHaveValue("128K");
  await expect(stage(page)).toContainText("Physical memory · 128 KB");
  await memory.fill("12");
  await memory.press("Tab");
  await expect(desk(page)).toContainText("memory is 12; it must be from 1024 to 4294967296.");
  await expect(memory).toHaveValue("12");
  await expect(memory).toHaveAttribute("aria-invalid", "true");
  await expect(stage(page)).toContainText("Physical memory · 128 KB");
  await memory.fill("64K");
  await memory.press("Tab");
  await expect(desk(page)).not.toContainText("memory is 12");
  for (const [label, value] of [["OS", "4K"], ["Address space", "8K"], ["Block header", "16"], ["Alignment", "16"], ["mmap from", "1M"], ["Quantum, ns (0: none)", "5000"]] as const) {
    const field = desk(page).getByRole("textbox", { name: label, exact: true });
    await field.fill(value);
    await field.press("Tab");
    await expect(field).toHaveValue(value);
  }
  await desk(page).getByRole("combobox", { name: "Coalescing" }).selectOption("off");
  await desk(page).getByRole("combobox", { name: "Free list by" }).selectOption("size-up");
  await desk(page).getByRole("combobox", { name: "Placement by the OS" }).selectOption("worst-fit");
  await desk(page).getByRole("combobox", { name: "malloc", exact: true }).selectOption("best-fit");
  await disclose(page, "Costs, in nanoseconds");
  await desk(page).getByRole("textbox", { name: "Memory reference" }).fill("60");
  await page.keyboard.press("Tab");
  await tab(page, "Source").click();
  await expect(source(page)).toHaveValue(new RegExp(
    "^# My machine.\nmachine mechanism=base-and-bounds memory=64K os=4K address-space=8K placement=worst-fit allocator=best-fit " +
    "header=16 alignment=16 coalesce=off free-list=size-up mmap-threshold=1M quantum=5000\ncosts memory=60\nprocess A .*  # the first\n"));
  await expect(place(page)).toContainText("command 2 / 3");
});

test("the source says what is done, and what is written is done", async ({ page }) => {
  await open(page, "#/lab");
  await write(page, SMALL);
  await expect(place(page)).toContainText("/ 3");
  await expect.poll(() => lineNow(page)).not.toEqual([]);
  await button(desk(page), "Go to line 3").click();
  await expect(place(page)).toContainText("command 1 / 3");
  expect(await lineNow(page)).toEqual(["3", "4", "5"]);
  await button(desk(page), "Go to line 3").press("ArrowDown");
  await expect(button(desk(page), "Go to line 4")).toBeFocused();
  await button(desk(page), "Go to line 7").click();
  await expect(place(page)).toContainText("command 3 / 3");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(source(page)).toHaveValue(`${SMALL}step 2\n`);
  await expect(place(page)).toContainText("command 5 / 5");

  await source(page).press("Control+End");
  await source(page).pressSequentially("free A @1");
  await expect(says(page)).toContainText("A freed the 16 bytes at 0x2008.");
  await expect(place(page)).toContainText("command 6 / 6");

  await source(page).pressSequentially("\nmallocc A 4");
  const wrong = desk(page).locator(".wrong");
  await expect(wrong).toContainText("Column 1: “mallocc” is not a statement; there are machine,");
  await expect(desk(page).locator("li", { has: page.locator(".wrong") }).getByRole("button")).toHaveText("10");
  await expect(source(page)).toHaveAttribute("aria-invalid", "true");
  await expect(place(page)).toContainText("command 6 / 6");
  for (let key = 0; key < "c A 4".length; key++) await source(page).press("Backspace");
  await source(page).pressSequentially(" Z 4");
  await expect(wrong).toContainText("Refused: there is no process Z; alive: A.");
  await source(page).fill(SMALL.replace("malloc A 12", "malloc A 120"));
  await expect(wrong).toHaveCount(0);
  await expect(place(page)).toContainText("command 2 / 3");
  await expect(says(page)).toContainText("malloc(120) in A");

  const started = page.waitForEvent("download");
  await button(desk(page), "Save as a file").click();
  const saved = readFileSync(await (await started).path(), "utf8");
  expect(saved).toBe(SMALL.replace("malloc A 12", "malloc A 120"));
});

test("a long line wraps, and each number stands beside its line", async ({ page }) => {
  await open(page, "#/lab");
  await write(page, `${SMALL}malloc A 16 # ${"a long remark ".repeat(12)}\nfree A 0x0\n`);
  await expect(place(page)).toContainText("/ 5");
  const field = await source(page).evaluate((area) => [area.scrollHeight - area.clientHeight, area.scrollWidth - area.clientWidth]);
  expect(field).toEqual([0, 0]);
  const rows = await desk(page).locator(".numbers li").evaluateAll((list) => list.map((row) => row.getBoundingClientRect().height));
  expect(Math.max(...rows)).toBeGreaterThan(2 * Math.min(...rows));
  await button(desk(page), "Go to line 9").click();
  await expect(says(page)).toHaveText("This command changed nothing.");
});

test("a drawing that is saved keeps its words in front of the hatching", async ({ page }) => {
  await open(page, "#/lab");
  await stage(page).getByRole("button", { name: "Share" }).click();
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as SVG" }).click();
  const drawing = readFileSync(await (await started).path(), "utf8");
  expect(drawing).toMatch(/<text[^>]*paint-order="stroke[^>]*>unused</);
});

test("the assembly is edited where the process is written", async ({ page }) => {
  await open(page, "#/lab");
  await write(page, SMALL);
  await tab(page, "Do").click();
  await button(desk(page), "Edit program of A").click();
  await source(page).press("ArrowDown");
  await source(page).press("End");
  await source(page).pressSequentially("\n  addl $1, %edi");
  await expect(stage(page).getByRole("region", { name: "Program · A" })).toContainText("addl $0x1, %edi");
  await source(page).pressSequentially("x");
  await expect(desk(page).locator(".wrong")).toContainText(/edix/);
  await expect(stage(page).getByRole("region", { name: "Program · A" })).toContainText("addl $0x1, %edi");
});

test("refusals stand beside the form that asked, in words", async ({ page }) => {
  const list = complaints(page);
  await opened(page);
  const request = desk(page).getByRole("textbox", { name: "malloc, bytes" });
  for (const [typed, reason] of [
    ["-5", "“-5” is not a number; write it like 4096, 4K or 0x1000."],
    ["", "malloc needs a size in bytes."],
    ["1 2", "“2” is not the number of a block; write it like @3, or leave it out."],
    ["1G", "no free block is large enough and the heap cannot grow"],
  ]) {
    await request.fill(typed!);
    await request.press("Enter");
    await expect(desk(page)).toContainText(reason!);
    await expect(place(page)).toContainText("command 2 / 13");
  }
  const address = form(page, "access").getByRole("textbox", { name: "Address" });
  await address.fill("nowhere");
  await address.press("Enter");
  await expect(desk(page)).toContainText("“nowhere” is no place; write an address like 0x1010");
  await desk(page).getByRole("textbox", { name: "Run at most, instructions" }).fill("1M");
  await button(desk(page), "Run A").click();
  await expect(desk(page)).toContainText("1048576 instructions are out of range: 1 to 100000 at a time.");
  await disclose(page, "New process");
  await form(page, "New process").getByRole("textbox", { name: "Program" }).fill("nop\nfly %edi");
  await button(desk(page), "Create process").click();
  await expect(desk(page)).toContainText(/fly/);
  await expect(form(page, "New process").getByRole("textbox", { name: "Program" })).toHaveValue("nop\nfly %edi");
  expect(list).toEqual([]);
});

test("a block is freed and a hole filled by pointing", async ({ page }) => {
  await open(page, "#/lab");
  await write(page, SMALL);
  await tab(page, "Do").click();
  await toEnd(page);
  const pieces = desk(page).locator(".heap-map .piece");
  await expect(pieces).toHaveCount(3);
  await pieces.first().click();
  await expect(says(page)).toContainText("A freed the 16 bytes at 0x2008.");
  await pieces.first().click();
  await expect(says(page)).toContainText("malloc(16) in A");
  await tab(page, "Source").click();
  await expect(source(page)).toHaveValue(`${SMALL}free A @1\nmalloc A 16\n`);
});

test("a block that is clicked in the figure can be freed at the desk", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await open(page, "#/lab");
  await write(page, SMALL.replace("malloc A 24", "malloc A 800"));
  await toEnd(page);
  await stage(page).locator(".diagram").getByRole("img", { name: /800 B asked for/ }).first().click();
  await expect(desk(page).locator(".is-pointed")).toContainText(/Block of 800 B at 0x/);
  await button(desk(page), "Free it").click();
  await expect(says(page)).toContainText("A freed the 800 bytes");
  await expect(desk(page).locator(".is-pointed")).toHaveCount(0);
});

test("an example has an address and is opened again where it is chosen again", async ({ page }) => {
  await open(page, "#/lab");
  await tab(page, "Examples").click();
  const example = desk(page).getByRole("tabpanel").getByRole("link").first();
  await expect(example).toHaveAttribute("aria-current", "true");
  await toEnd(page);
  const end = await page.getByRole("slider").getAttribute("max");
  await expect(place(page)).toContainText(`command ${end} / ${end}`);
  await example.click();
  await expect(page).toHaveURL(/#\/lab\/[a-z-]+$/);
  await expect(place(page)).not.toContainText(`command ${end} / ${end}`);
  await expect(desk(page).getByRole("tab", { name: "Examples" })).toHaveAttribute("aria-selected", "true");
  const address = page.url().split("#")[1]!;
  await open(page, `#${address}`);
  await expect(page).toHaveTitle(/· Lab · memlane$/);
  await open(page, "#/lab/nothing-of-the-kind");
  await expect(page.locator("main")).toContainText("There is no example called “nothing-of-the-kind” in the Lab.");
});

test("two machines do the same commands side by side", async ({ page }) => {
  const list = complaints(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await opened(page);
  await button(stage(page), "Step").click();
  await button(desk(page), "Compare").click();
  await expect(page.locator(".caption")).toHaveText([
    "Segmentation · malloc first fit · placement first fit",
    "Base and bounds · malloc first fit · placement first fit",
  ]);
  const [left, right] = [stage(page).locator(".diagram"), second(page).locator(".diagram")];
  const [one, two] = [(await left.boundingBox())!, (await right.boundingBox())!];
  expect(Math.abs(one.y - two.y)).toBeLessThan(2);
  expect(two.x).toBeGreaterThan(one.x + one.width);
  await expect(page.getByRole("slider")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await expect(place(page)).toContainText("command 4 / 13");
  await expect(second(page).getByRole("status")).toContainText("A ran addl $0x3, %edi");
  await expectAccessible(page);

  await desk(page).getByRole("combobox", { name: "Mechanism" }).nth(1).selectOption("uniprogramming");
  await page.getByRole("slider").fill("8");
  await expect(second(page).getByRole("status")).toContainText("there is no process B; alive: A.");
  await expect(says(page)).toContainText("Context switch: the registers of A were saved, those of B loaded");
  await toEnd(page);
  await button(desk(page), "Switch to B").click();
  await expect(place(page)).toContainText("command 14 / 14");
  await expect(second(page).getByRole("status")).toContainText("there is no process B; alive: A.");
  await tab(page, "Source").click();
  await expect(source(page)).toHaveValue(/switch A\nswitch B\n$/);
  await page.getByRole("slider").fill("0");
  await button(stage(page), "Play").click();
  await expect(place(page)).toContainText("command 2 / 14");
  await expect(second(page).getByRole("status")).toContainText("memory");
  await button(desk(page), "Compare").click();
  await expect(second(page)).toHaveCount(0);
  expect(list).toEqual([]);
});

test("a trace is dropped, told of, and scrubbed through", async ({ page }) => {
  const list = complaints(page);
  await open(page, "#/lab");
  for (const [name, format, requests] of [
    ["words.valgrind.txt", "valgrind", 10],
    ["words.ltrace.txt", "ltrace", 10],
    ["words.mtrace.txt", "mtrace", 10],
    ["words.rep", "rep", 10],
  ] as const) {
    await drop(page, name, readFileSync(trace(name), "utf8"));
    await expect(desk(page).locator(".report")).toContainText(`${name}, a trace of ${format}:`);
    const told = await desk(page).locator(".report").textContent();
    expect(Number(told!.match(/(\d+) requests/)![1])).toBeGreaterThanOrEqual(requests);
    await expect(place(page)).toContainText(/command 1 \//);
    await toEnd(page);
    await expect(says(page)).toContainText(/freed|allocated|malloc|exit/i);
  }
  await desk(page).locator("input[type=file]").setInputFiles(trace("sqlite.valgrind.txt"));
  await expect(desk(page).locator(".report")).toContainText("sqlite.valgrind.txt, a trace of valgrind:");
  await page.getByRole("slider").fill("5000");
  await expect(place(page)).toContainText("command 5000 /");
  await expect(stage(page).locator(".measure").first()).toContainText("blocks in use");
  await tab(page, "Source").click();
  await expect(desk(page)).toContainText("The source has more than 2000 lines, too many to edit here.");
  const started = page.waitForEvent("download");
  await button(desk(page), "Save as a file").click();
  const saved = readFileSync(await (await started).path(), "utf8");
  expect(saved).toContain("\nmalloc 1 ");

  await drop(page, "kinds.valgrind.txt", `${readFileSync(trace("kinds.valgrind.txt"), "utf8")}--1-- free(0xdead)\n`);
  await expect(desk(page).locator(".report")).toContainText("left out");
  await drop(page, "poem.txt", "Shall I compare thee to a summer's day?\n");
  await expect(desk(page)).toContainText("poem.txt: no line of this text is one of a malloc trace; known are valgrind");
  await drop(page, "mine.sim", SMALL);
  await tab(page, "Source").click();
  await expect(source(page)).toHaveValue(SMALL);
  expect(list).toEqual([]);
});

test("the main path by keyboard alone", async ({ page }) => {
  await opened(page);
  await tabTo(page, tab(page, "Do"));
  await page.keyboard.press("ArrowRight");
  await expect(tab(page, "Source")).toBeFocused();
  await expect(source(page)).toBeVisible();
  await expect(place(page)).toContainText("command 2 / 13");
  await page.keyboard.press("Home");
  await expect(tab(page, "Do")).toHaveAttribute("aria-selected", "true");
  await tabTo(page, desk(page).getByRole("combobox", { name: "Mechanism" }));
  await page.keyboard.press("ArrowUp");
  await expect(stage(page).locator(".mmu tbody tr")).toHaveCount(1);
  await tabTo(page, button(desk(page), "Step A"));
  await page.keyboard.press("Enter");
  await expect(says(page)).toContainText("A ran movl");
  await tabTo(page, desk(page).getByRole("textbox", { name: "malloc, bytes" }));
  await page.keyboard.type("8");
  await page.keyboard.press("Enter");
  await expect(says(page)).toContainText(/malloc\(\d*8\d*\) in A/);
  await tabTo(page, button(desk(page), "free"));
  await page.keyboard.press("Space");
  await expect(says(page)).toContainText("A freed the");
});

test("on a phone, by touch", async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, reducedMotion: "reduce" });
  const list = complaints(page);
  await open(page, "#/lab");
  await expectNoSideways(page);
  await button(desk(page), "malloc").tap();
  await expect(says(page)).toContainText("malloc(12) in A");
  await desk(page).locator(".heap-map .piece").first().tap();
  await expect(says(page)).toContainText("A freed the 16 bytes");
  await tab(page, "Source").tap();
  await expect(source(page)).toHaveValue(/malloc A 12\nfree A @1\n$/);
  await expectNoSideways(page);
  await button(desk(page), "Compare").tap();
  await expect(second(page).locator(".diagram")).toBeVisible();
  await expectNoSideways(page);
  const [one, two] = [(await stage(page).locator(".diagram").boundingBox())!, (await second(page).locator(".diagram").boundingBox())!];
  expect(two.y).toBeGreaterThan(one.y + one.height);
  expect(list).toEqual([]);
});
