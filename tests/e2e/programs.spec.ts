// Programs whose names are to be placed: the bundled ones, a round by seed, the student's own; by drag and by touch.
import { expect, test, type Page } from "@playwright/test";
import { complaints, expectAccessible, expectNoSideways, open } from "./page";
import { named } from "./rounds";
import { fingers } from "./touches";

const names = (page: Page) => page.getByRole("list", { name: "Names" }).getByRole("button");
const segment = (page: Page, index: number) => page.locator(`[data-segment="${index}"]`);
const feedback = (page: Page) => page.locator(".feedback");
const source = (page: Page) => page.getByRole("textbox");
const segments = ["code", "static data", "heap", "stack"];

/** Where each name lives, as the page tells whoever asks; then all is forgotten. */
const learn = async (page: Page) => {
  await named(page, "Show").click();
  const told = await names(page).locator(".state").allTextContents();
  await named(page, "Once more").click();
  return told.map((words) => segments.indexOf(words.replace("→ ", "")));
};

test("a program of the list, every name in its place, by mouse", async ({ page }) => {
  const list = complaints(page);
  await open(page, "#/quiz");
  await page.getByText("All 50 programs").click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "A list of nodes" }).click();
  await expect(names(page).first()).toBeVisible();
  const places = await learn(page);
  for (const [index, place] of places.entries()) {
    await names(page).nth(index).click();
    await segment(page, place === 0 ? 1 : 0).click();
    await expect(feedback(page)).toContainText(/Not .*Try again\./);
    await segment(page, place).click();
    await expect(names(page).nth(index)).toContainText(`${segments[place]} ✓`);
  }
  await expect(feedback(page)).toContainText(`All ${places.length} names are in their places.`);
  await expectAccessible(page);
  expect(list).toEqual([]);
});

test("a round of five programs is the same for everyone, and a reload finds it again", async ({ page }) => {
  await open(page, "#/quiz/programs?seed=41");
  await expect(page.getByText("1 / 5", { exact: true })).toBeVisible();
  const asked = await names(page).allTextContents();
  const [place] = await learn(page);
  await segment(page, place!).click();
  await expect(names(page).first()).toContainText("✓");
  await page.reload();
  await expect(names(page).first()).toContainText("✓");
  await named(page, "Undo").click();
  await expect(names(page).first()).not.toContainText("✓");
  for (let on = 2; on <= 5; on++) {
    await page.getByRole("link", { name: "Next →" }).click();
    await expect(page.getByText(`${on} / 5`, { exact: true })).toBeVisible();
    await expect(names(page).first()).toBeVisible();
  }
  await page.getByRole("link", { name: "Results →" }).click();
  await expect(page.locator(".results-table tbody tr")).toHaveCount(5);
  await page.evaluate(() => localStorage.clear());
  await open(page, "#/quiz/programs?seed=41");
  expect((await names(page).allTextContents()).map((words) => words.replace("choose a segment", ""))).toEqual(
    asked.map((words) => words.replace("choose a segment", "")),
  );
});

test("a name is dragged to its segment; beside one it goes nowhere", async ({ page }) => {
  await open(page, "#/quiz/match-that-address-space");
  await names(page).nth(2).dragTo(segment(page, 3));
  await expect(names(page).nth(2)).toContainText("stack ✓");
  await expect(page.locator(".drag-shade")).toHaveCount(0);
  await names(page).nth(1).dragTo(page.locator("h1"));
  await expect(names(page).nth(1)).not.toContainText(/[✓✗]/);
  await expect(names(page).nth(1)).toHaveAttribute("aria-pressed", "true");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("taps, and a finger that drags by the grip", async ({ page }) => {
    await open(page, "#/quiz/match-that-address-space");
    await expectNoSideways(page);
    await names(page).nth(0).tap();
    await segment(page, 0).tap();
    await expect(names(page).nth(0)).toContainText("code ✗");
    await segment(page, 1).tap();
    await expect(names(page).nth(0)).toContainText("static data ✓");
    await page.evaluate(() => document.querySelector(".names")!.scrollIntoView());
    const grip = (await names(page).nth(4).locator(".grip").boundingBox())!;
    const heap = (await segment(page, 2).boundingBox())!;
    const middle = (box: typeof grip) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    await fingers(page, [[middle(grip), middle(heap)]]);
    await expect(names(page).nth(4)).toContainText("heap ✓");
    await expectNoSideways(page);
  });

  test("the overview, the results and the student's own program fit", async ({ page }) => {
    for (const route of ["#/quiz", "#/quiz/your-own-c", "#/quiz/check", "#/quiz/programs?seed=3", "#/quiz/programs?seed=3&at=results"]) {
      await open(page, route);
      await expectNoSideways(page);
    }
  });
});

test.describe("your own C", () => {
  const make = async (page: Page, program: string) => {
    await open(page, "#/quiz/your-own-c");
    await source(page).fill(program);
    await named(page, "Make the quiz").click();
  };

  test("becomes a quiz, headers included, and is still there after a reload", async ({ page }) => {
    const list = complaints(page);
    await make(page, '#include <stdio.h>\n#include <stdlib.h>\nint count;\nint main(void) {\n  char *p = malloc(4);\n  static int s;\n  puts("hi");\n  return s + count + *p;\n}\n');
    await expect(names(page).first()).toBeVisible();
    expect(await names(page).locator("code").allTextContents()).toEqual(["count", "main", "p", "*p", "s", '"hi"']);
    const places = await learn(page);
    expect(places).toEqual([1, 0, 3, 2, 1, 1]);
    await segment(page, 1).click();
    await expect(names(page).first()).toContainText("static data ✓");
    await page.reload();
    await expect(names(page).first()).toContainText("static data ✓");
    await expectAccessible(page);
    await page.goBack();
    await expect(source(page)).toHaveValue(/int count;/);
    expect(list).toEqual([]);
  });

  test("a mistake is told by line and column, nothing is lost, and the cursor stands there", async ({ page }) => {
    const broken = "int x;\nint main(void) {\n  return x\n}\n";
    await make(page, broken);
    await expect(page.getByRole("status")).toContainText(/Line [34], column \d+: .*;/);
    await expect(source(page)).toHaveValue(broken);
    await expect(source(page)).toBeFocused();
    await expect(source(page)).toHaveAttribute("aria-invalid", "true");
    await expectAccessible(page);
    await source(page).fill(broken.replace("return x", "return x;"));
    await named(page, "Make the quiz").click();
    await expect(names(page)).toHaveCount(2);
  });

  test("two thousand lines are asked a dozen names at a time", async ({ page }) => {
    const functions = Array.from({ length: 660 }, (_, n) => `int f${n}(int a${n}) {\n  return a${n} + ${n};\n}`);
    await make(page, `${functions.join("\n")}\nint main(void) { return f1(2); }\n`);
    await expect(page.getByText("1 / 20", { exact: true })).toBeVisible();
    expect(await names(page).count()).toBeLessThanOrEqual(12);
    await page.getByRole("link", { name: "Next →" }).click();
    await expect(page.getByText("2 / 20", { exact: true })).toBeVisible();
  });

  test("hostile bytes, nothing at all, and too much are told, and the page lives", async ({ page }) => {
    const list = complaints(page);
    const told = page.locator("#own-said");
    for (const [program, why] of [
      ["int x;\u0000", /Line 1, column 7: .*0/],
      ["\u202eint x\u2066;", /Line 1, column 1/],
      ['"<img src=x onerror=alert(1)>', /never|closed/],
      ["", /names nothing/],
      ["((((".repeat(5000), /Line 1/],
      [`char s[] = "${"x".repeat(300 * 1024)}";`, /at most 262144/],
    ] as const) {
      await make(page, program);
      await expect(told).toContainText(why);
      await expect(page.locator("img")).toHaveCount(0);
    }
    expect(list).toEqual([]);
  });

  test("a quiz of it is not there before there is a program", async ({ page }) => {
    await open(page, "#/quiz/your-own-c?at=2");
    await expect(page.getByRole("alert")).toContainText("No program of yours is here yet.");
    await page.getByRole("link", { name: "To your program" }).click();
    await expect(source(page)).toBeVisible();
  });
});
