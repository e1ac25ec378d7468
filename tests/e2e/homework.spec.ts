// The homework: the book's command lines become problems, which are drawn, marked, explained, and printed ten at a time.
import { expect, test, type Page } from "@playwright/test";
import { complaints, expectAccessible, expectNoSideways, open, tabTo } from "./page";

/** For each simulator a command line, the address that it becomes, a typical mistake in its first question, the answer. */
const simulators = {
  relocation: {
    line: "./relocation.py -s 1 -n 5",
    flags: "-s%201",
    wrong: ["14666", "You added the base without the check"],
    right: "violation",
    explained: "raises a fault",
  },
  segmentation: {
    line: "$ python3 ./segmentation.py -a 128 -p 512 -b 0 -l 20 -B 512 -L 20 -s 1",
    flags: "-s%201%20-a%20128%20-p%20512%20-b%200%20-l%2020%20-B%20512%20-L%2020",
    wrong: ["violation", "the access is allowed"],
    right: "0x11",
    explained: "Add the base of segment 0",
  },
  malloc: {
    line: "./malloc.py -n 10 -H 0 -p BEST -s 0",
    flags: "-s%200",
    wrong: ["-1", "It does not fail"],
    right: "1000",
    explained: "1000 (0x3e8)",
  },
} as const;

const command = (page: Page) => page.getByRole("textbox", { name: "The command from the book" });
const said = (page: Page) => page.locator("#command-said");
const asked = (page: Page, index: number) => page.locator(".ask").nth(index);
const field = (page: Page, index: number) => asked(page, index).getByRole("textbox");
const told = (page: Page, index: number) => asked(page, index).getByRole("status");
const button = (page: Page, index: number, name: string) => asked(page, index).getByRole("button", { name });
const score = (page: Page) => page.locator(".score");
const hash = (page: Page) => new URL(page.url()).hash;

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

for (const [name, { line, flags, wrong, right, explained }] of Object.entries(simulators)) {
  test(`${name}: paste, a mistake, the answer, the way to it, by mouse`, async ({ page }) => {
    const list = complaints(page);
    await open(page, "#/homework");
    await command(page).fill(line);
    await page.getByRole("button", { name: "Open" }).click();
    await expect.poll(() => hash(page)).toBe(`#/homework/${name}?flags=${flags}`);
    await expect(page.locator("h1")).toHaveText(`${name}.py`);
    await field(page, 0).fill(wrong[0]);
    await button(page, 0, "Check").click();
    await expect(told(page, 0)).toContainText(wrong[1]);
    await expect(field(page, 0)).toHaveAttribute("aria-invalid", "true");
    await field(page, 0).fill(right);
    await button(page, 0, "Check").click();
    await expect(told(page, 0).locator(".is-right")).toBeVisible();
    await expect(field(page, 0)).toHaveAttribute("aria-invalid", "false");
    await expect(score(page)).toHaveText(/^1 of \d+ right$/);
    await button(page, 0, "Explain").click();
    await expect(asked(page, 0).locator(".ask-way")).toContainText(explained);
    await button(page, 1, "Show answer").click();
    await expect(told(page, 1)).toContainText("The answer:");
    await expect(button(page, 1, "Show answer")).toBeFocused();
    await expect(score(page)).toHaveText(/^1 of \d+ right, 1 looked up$/);
    expect(list).toEqual([]);
  });

  test(`${name}: the same by keyboard alone`, async ({ page }) => {
    await open(page, `#/homework/${name}`);
    await tabTo(page, command(page));
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(line);
    await page.keyboard.press("Enter");
    await expect.poll(() => hash(page)).toBe(`#/homework/${name}?flags=${flags}`);
    await tabTo(page, field(page, 0));
    await page.keyboard.type(wrong[0]);
    await page.keyboard.press("Enter");
    await expect(told(page, 0)).toContainText(wrong[1]);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(right);
    await page.keyboard.press("Enter");
    await expect(told(page, 0).locator(".is-right")).toBeVisible();
    await tabTo(page, button(page, 0, "Explain"));
    await page.keyboard.press("Enter");
    await expect(asked(page, 0).locator(".ask-way")).toContainText(explained);
    await tabTo(page, button(page, 1, "Show answer"));
    await page.keyboard.press("Space");
    await expect(told(page, 1)).toContainText("The answer:");
    await expect(score(page)).toHaveText(/^1 of \d+ right, 1 looked up$/);
  });

  test(`${name}: a reload keeps the problem and the answers, another seed is another problem`, async ({ page }) => {
    await open(page, `#/homework/${name}?flags=${flags}`);
    await field(page, 0).fill(right);
    await field(page, 0).press("Enter");
    await expect(score(page)).toContainText("1 of");
    const before = await page.locator(".ask label").allTextContents();
    await page.reload();
    await expect(score(page)).toContainText("1 of");
    await expect(field(page, 0)).toHaveValue(right);
    expect(await page.locator(".ask label").allTextContents()).toEqual(before);
    await page.getByRole("link", { name: "New problem" }).click();
    await expect(score(page)).toContainText("0 of");
    await expect(field(page, 0)).toHaveValue("");
    expect(await page.locator(".ask label").allTextContents()).not.toEqual(before);
    await page.goBack();
    await expect(score(page)).toContainText("1 of");
    await expect(field(page, 0)).toHaveValue(right);
  });

  test(`${name}: ten problems and their answers`, async ({ page }) => {
    const list = complaints(page);
    await open(page, `#/homework/${name}?flags=${flags}`);
    await page.getByRole("link", { name: "Sheet of ten" }).click();
    await expect(page.locator("h1")).toHaveText(`${name}.py: ten problems`);
    await expect(page.locator("h1")).toBeFocused();
    await expect(page.locator(".sheet-problem:not(.is-solved)")).toHaveCount(10);
    await expect(page.locator(".sheet-problem.is-solved")).toHaveCount(10);
    await expectAccessible(page);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
    await expect(page.getByRole("banner")).toBeHidden();
    const breaks = await page.locator(".sheet-problem").evaluateAll((all) => all.map((each) => getComputedStyle(each).breakInside));
    expect(new Set(breaks)).toEqual(new Set(["avoid"]));
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("link", { name: "To the first problem" }).click();
    await expect(page.locator("h1")).toHaveText(`${name}.py`);
    expect(list).toEqual([]);
  });

  for (const theme of ["light", "dark", "projector"]) {
    test(`${name}: axe finds nothing, ${theme}`, async ({ page }) => {
      await open(page, `#/homework/${name}?flags=${flags}`, `?theme=${theme}`);
      await expectAccessible(page);
      await page.getByText("The flags it takes").click();
      await field(page, 0).fill(wrong[0]);
      await field(page, 0).press("Enter");
      await expect(told(page, 0)).toContainText(wrong[1]);
      await button(page, 0, "Explain").click();
      await button(page, 1, "Show answer").click();
      await field(page, 2).fill("?");
      await page.getByRole("button", { name: "Check all" }).click();
      await expectAccessible(page);
    });
  }

  for (const [width, height] of [[360, 640], [390, 844], [768, 1024], [1440, 900], [3840, 2160]]) {
    test(`${name} fits a screen of ${width} × ${height}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page, `#/homework/${name}?flags=${flags}%20-c`);
      await expectNoSideways(page);
      await open(page, `#/homework/${name}?flags=${flags}&sheet=1`);
      await expectNoSideways(page);
    });
  }
}

test("nonsense is answered, and what was typed stays", async ({ page }) => {
  await open(page, "#/homework/relocation?flags=-s%201");
  await command(page).fill("-s 1 -n lots");
  await command(page).press("Enter");
  await expect(said(page)).toContainText("-n: “lots” will not do");
  await expect(command(page)).toHaveValue("-s 1 -n lots");
  await expect(command(page)).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator(".ask")).toHaveCount(5);
  expect(hash(page)).toBe("#/homework/relocation?flags=-s%201");
  await expectAccessible(page);
  await command(page).fill("./paging.py -s 1");
  await command(page).press("Enter");
  await expect(said(page)).toContainText("this is neither a flag nor the simulator");
  await command(page).fill("-h");
  await command(page).press("Enter");
  await expect(said(page)).toContainText("relocation takes");
  await expect(command(page)).toHaveAttribute("aria-invalid", "false");
  await open(page, "#/homework");
  await command(page).fill("-s 1");
  await command(page).press("Enter");
  await expect(said(page)).toContainText("Which simulator is it?");
  await expectAccessible(page);
});

test("a command line of another simulator leads there", async ({ page }) => {
  await open(page, "#/homework/relocation?flags=-s%201");
  await command(page).fill("./malloc.py -s 3");
  await command(page).press("Enter");
  await expect(page.locator("h1")).toHaveText("malloc.py");
  await page.goBack();
  await expect(page.locator("h1")).toHaveText("relocation.py");
  await open(page, "#/homework?flags=.%2Fsegmentation.py%20-s%202");
  await expect.poll(() => hash(page)).toBe("#/homework/segmentation?flags=-s%202");
});

for (const [flags, words] of [
  ["-s", "its value is missing"],
  ["%00%ff%E2%82", "neither a flag nor the simulator"],
  ["<img src=x onerror=alert(1)>", "neither a flag nor the simulator"],
  ["-n 99999999999999999999", "will not do"],
  ["-a 9007199254740991 -p 1", "will not do"],
  ["%27", "this quote is never closed"],
] as const) {
  test(`the address with ${flags} has an answer`, async ({ page }) => {
    const list = complaints(page);
    await open(page, `#/homework/relocation?flags=${flags}`);
    await expect(said(page)).toContainText(words);
    await expect(command(page)).not.toHaveValue("");
    await expectNoSideways(page);
    await expectAccessible(page);
    expect(list).toEqual([]);
  });
}

test("an address of no simulator leads nowhere", async ({ page }) => {
  await open(page, "#/homework/paging?flags=-s%201");
  await expect(page.getByRole("main")).toContainText("There is no homework called “paging”.");
});

test("ten thousand addresses come forty at a time", async ({ page }) => {
  await open(page, "#/homework/relocation?flags=-n%2010000");
  await expect(page.locator(".ask")).toHaveCount(40);
  await page.getByRole("button", { name: "Show 40 more" }).click();
  await expect(page.locator(".ask")).toHaveCount(80);
  await expect(score(page)).toHaveText("0 of 10000 right");
});

test("the picture waits with the address in question, and shows where it leads once that is known", async ({ page }) => {
  await open(page, "#/homework/relocation?flags=-s%201");
  const picture = page.getByRole("region", { name: "The machine" });
  await expect(picture.locator(".gate, .flight.is-refused")).toHaveCount(0);
  await expect(picture).toContainText("Virtual address 782 (0x30e) → ?");
  await button(page, 0, "Show answer").click();
  await expect(picture.locator(".gate.is-refused")).toContainText("0x30e > 0x122");
  await expect(picture).toContainText("782 (0x30e) → violation");
  await field(page, 1).focus();
  await expect(picture).toContainText("Virtual address 261 (0x105) → ?");
  await expect(picture.locator(".gate, .flight.is-refused")).toHaveCount(0);
  await field(page, 1).fill("14145");
  await field(page, 1).press("Enter");
  await expect(picture.locator(".flight-way[marker-end]")).toHaveCount(1);
  await expect(picture).toContainText("261 (0x105) → 14145");
});

test("segments are called what the book calls them", async ({ page }) => {
  await open(page, "#/homework/segmentation?flags=-s%201");
  const picture = page.getByRole("region", { name: "The machine" });
  await expect(picture.getByRole("img", { name: /^segment 0: virtual 0x0 to 0x121/ })).toBeVisible();
  await expect(picture.getByRole("img", { name: /^segment 1: physical/ })).toBeVisible();
  await expect(picture).not.toContainText(/code|stack|P ·|· P/);
});

test("the heap after an operation is hidden until it is answered", async ({ page }) => {
  await open(page, "#/homework/malloc?flags=-s%200");
  const row = (index: number) => page.locator(".heap-row").nth(index);
  await expect(row(1)).toContainText("hidden until it is answered");
  await field(page, 0).fill("1000");
  await field(page, 0).press("Enter");
  await expect(row(1)).toContainText("hidden");
  await field(page, 1).fill("1003:97");
  await field(page, 1).press("Enter");
  await expect(row(1)).toContainText("ptr[0] = Alloc(3) → 1000");
  await expect(row(1).getByRole("img")).toHaveAccessibleName("The heap: 3 from 1000 on in use, 97 from 1003 on free");
  await expect(row(1).getByRole("list", { name: "Searched" }).locator(".is-taken")).toContainText("1: addr:1000 sz:100 taken");
  await expect(row(1).getByRole("list", { name: "Free list" }).getByRole("listitem")).toHaveText(["addr:1003 sz:97"]);
  await expect(row(2)).toContainText("hidden");
});

test("what is odd about the original is told with the problem", async ({ page }) => {
  await open(page, "#/homework/segmentation?flags=-s%201%20-a%20128%20-p%20512%20-b%200%20-l%2020%20-B%2030%20-L%2040");
  await expect(page.locator(".given .odd")).toHaveCount(2);
  await expect(page.locator(".given .odd").first()).toContainText("below the first byte of memory");
  await expectAccessible(page);
  await open(page, "#/homework/malloc?flags=-S%2010%20-H%204%20-n%206%20-s%201");
  for (const show of await page.getByRole("button", { name: "Explain" }).all()) await show.click();
  await expect(page.locator(".ask .odd").first()).toContainText("The original adds the header");
});

test("decimal numbers change the picture and no word of an explanation", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("memlane.numerals", "decimal"));
  await open(page, "#/homework/relocation?flags=-s%201");
  await button(page, 1, "Explain").click();
  await expect(asked(page, 1).locator(".ask-way")).toContainText("14145 (0x3741)");
  await expect(page.locator(".picture svg")).not.toContainText("0x");
});
