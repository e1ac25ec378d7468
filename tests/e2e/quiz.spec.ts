// The quiz: right and wrong, by mouse, by keyboard alone, with the machine's addresses at the end.
import { expect, test, type Page } from "@playwright/test";
import { complaints, expectAccessible, open, quiz, tabTo } from "./page";

const answers = { x: "static data", main: "code", y: "stack", z: "stack", "*z": "heap" } as const;
type Name = keyof typeof answers;

const exact = (name: string) => new RegExp(`^${name.replace("*", "\\*")}( |$)`);
const nameOf = (page: Page, name: string) => page.getByRole("list", { name: "Names" }).getByRole("button", { name: exact(name) });
const segment = (page: Page, name: string) =>
  page.getByRole("group", { name: "Address space" }).getByRole("button", { name: new RegExp(`^${name}`) });
const feedback = (page: Page) => page.getByRole("status");

test.beforeEach(async ({ page }) => open(page, quiz));

test("all names in their places, by mouse", async ({ page }) => {
  const list = complaints(page);
  for (const name of Object.keys(answers) as Name[]) {
    await nameOf(page, name).click();
    await segment(page, answers[name]).click();
    await expect(nameOf(page, name)).toContainText(`${answers[name]} ✓`);
    await expect(feedback(page)).toContainText(`${name}: Right.`);
  }
  await expect(feedback(page)).toContainText("All 5 names are in their places.");
  for (const name of Object.keys(answers) as Name[]) {
    await expect(segment(page, answers[name])).toContainText(new RegExp(`${name.replace("*", "\\*")}0x[0-9a-f]+`));
  }
  await expectAccessible(page);
  expect(list).toEqual([]);
});

test("every address shown lies in its segment", async ({ page }) => {
  for (const [name, place] of Object.entries(answers)) {
    await nameOf(page, name).click();
    await segment(page, place).click();
  }
  await expect(feedback(page)).toContainText("All 5 names");
  const bands = await page.locator(".band, .end").evaluateAll((elements) =>
    elements.map((element) => ({
      start: Number((element.querySelector(".address") ?? element).textContent),
      chips: [...element.querySelectorAll(".chip b")].map((chip) => Number(chip.textContent)),
    })));
  expect(bands.flatMap((band) => band.chips)).toHaveLength(5);
  bands.forEach(({ start, chips }, index) => {
    for (const address of chips) {
      expect(address).toBeGreaterThanOrEqual(start);
      expect(address).toBeLessThan(bands[index + 1].start);
    }
  });
});

test("each wrong choice has its own reason, and may be tried again", async ({ page }) => {
  const reasons = new Set<string>();
  for (const wrong of ["stack", "code", "static data"]) {
    await nameOf(page, "*z").click();
    await segment(page, wrong).click();
    await expect(nameOf(page, "*z")).toContainText(`${wrong} ✗`);
    await expect(feedback(page)).toContainText(/\*z: Not .*Try again\./);
    reasons.add((await feedback(page).textContent())!);
  }
  expect(reasons.size).toBe(3);
  await expect(nameOf(page, "*z")).toHaveAttribute("aria-pressed", "true");
  await segment(page, "heap").click();
  await expect(nameOf(page, "*z")).toContainText("heap ✓");
  await expectAccessible(page);
});

test("the line of the picked name is marked in the program", async ({ page }) => {
  await nameOf(page, "main").click();
  await expect(page.locator("mark")).toContainText("int main(");
  await nameOf(page, "*z").click();
  await expect(page.locator("mark")).toContainText("malloc");
});

test("undo, start over, hint", async ({ page }) => {
  const undo = page.getByRole("button", { name: "Undo" });
  await expect(undo).toBeDisabled();
  await segment(page, "static data").click();
  await segment(page, "heap").click();
  await expect(nameOf(page, "main")).toContainText("heap ✗");
  await undo.click();
  await expect(nameOf(page, "main")).toContainText("choose a segment");
  await expect(nameOf(page, "x")).toContainText("static data ✓");
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(nameOf(page, "x")).toContainText("choose a segment");
  await expect(undo).toBeDisabled();
  await page.getByRole("button", { name: "Hint" }).click();
  await expect(feedback(page)).toContainText("Hint.");
});

test("by keyboard alone: Tab, arrows, Enter", async ({ page }) => {
  // A wrong one first, all by Tab and Enter.
  await tabTo(page, nameOf(page, "y"));
  await page.keyboard.press("Enter");
  await tabTo(page, segment(page, "heap"));
  await page.keyboard.press("Enter");
  await expect(nameOf(page, "y")).toContainText("heap ✗");
  // Then all, by arrows.
  const order = ["code", "static data", "heap", "stack"];
  await page.keyboard.press("ArrowLeft");
  await expect(nameOf(page, "y")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  for (const name of Object.keys(answers) as Name[]) {
    await expect(nameOf(page, name)).toBeFocused();
    await page.keyboard.press("ArrowRight");
    for (let down = 0; down < order.indexOf(answers[name]); down++) await page.keyboard.press("ArrowDown");
    await expect(segment(page, answers[name])).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(nameOf(page, name)).toContainText("✓");
    await page.keyboard.press("ArrowLeft");
  }
  await expect(feedback(page)).toContainText("All 5 names are in their places.");
});
