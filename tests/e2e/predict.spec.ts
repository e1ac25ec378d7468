// Questions in the lecture: asked before the machine reveals, judged by what it does, remembered, and summed up.
import { expect, test, type Page } from "@playwright/test";
import { slider } from "./machine";
import { complaints, expectAccessible, lecture, open } from "./page";

const question = (page: Page) => page.locator(".question");
const answer = (page: Page, index: number) => question(page).locator(".answer").nth(index);
const reason = (page: Page) => question(page).getByRole("status");
/** A step that asks for a choice, and one that asks for a number. */
const chosen = `${lecture}/private-registers`;
const typed = `${lecture}/address-space`;

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

test("the machine waits for an answer, or for a second wish to see", async ({ page }) => {
  await open(page, chosen);
  const opening = await slider(page).inputValue();
  await page.keyboard.press("ArrowRight");
  await expect(reason(page)).toContainText("Choose before you look");
  await expect(slider(page)).toHaveValue(opening);
  await page.keyboard.press("ArrowRight");
  await expect(slider(page)).toHaveValue(String(Number(opening) + 1));
  await expect(reason(page)).toContainText("The machine says:");
  await expect(question(page).locator(".answer.is-right")).toHaveCount(1);
});

test("every wrong answer has a reason of its own, by mouse, and the right one ends it", async ({ page }) => {
  const list = complaints(page);
  await open(page, chosen);
  const reasons = new Set<string>();
  for (const index of [1, 2]) {
    await answer(page, index).click();
    await expect(answer(page, index)).toHaveClass(/is-wrong/);
    await expectAccessible(page);
    reasons.add((await reason(page).textContent())!);
  }
  await answer(page, 0).click();
  await expect(answer(page, 0)).toHaveClass(/is-right/);
  await expect(answer(page, 1)).toBeDisabled();
  reasons.add((await reason(page).textContent())!);
  expect(reasons.size).toBe(3);
  await expectAccessible(page);
  expect(list).toEqual([]);
});

test("digits choose, and the machine runs on at once", async ({ page }) => {
  await open(page, chosen);
  await page.keyboard.press("2");
  await expect(answer(page, 1)).toHaveClass(/is-wrong/);
  const opening = await slider(page).inputValue();
  await page.keyboard.press("ArrowRight");
  await expect(slider(page)).toHaveValue(String(Number(opening) + 1));
});

test("a number is typed, in hexadecimal or decimal, and nonsense is no answer", async ({ page }) => {
  await open(page, typed);
  const field = question(page).getByRole("textbox");
  const check = question(page).getByRole("button", { name: "Check" });
  await field.fill("seven");
  await check.click();
  await expect(reason(page)).toContainText("is no number");
  await field.fill("0x1234");
  await field.press("Enter");
  await expect(reason(page)).toContainText("Subtract 8 from");
  await field.fill("16376");
  await field.press("Enter");
  await expect(reason(page)).toContainText("That is 8 higher");
  await field.fill("0x3FE8");
  await check.click();
  await expect(reason(page).locator(".is-right")).toContainText("The stack grows down");
  await expectAccessible(page);
});

test("answers outlive a reload, and are summed up with ways back", async ({ page }) => {
  const list = complaints(page);
  await open(page, chosen);
  await page.keyboard.press("2");
  await page.keyboard.press("1");
  await page.reload();
  await expect(answer(page, 0)).toHaveClass(/is-right/);
  await open(page, `${lecture}/linux`);
  await page.keyboard.press("2");
  await open(page, `${lecture}/over-the-os`);
  await question(page).getByRole("button", { name: "Show me" }).click();
  await open(page, `${lecture}/summary`);
  await expect(page.locator(".summary-told")).toContainText(/^1 of \d+ questions right at the first try/);
  const group = (name: string) => page.locator(".summary section", { has: page.getByRole("heading", { name }) });
  await expect(group("Wrong at first").getByRole("link")).toHaveCount(1);
  await expect(group("Skipped").getByRole("link")).toHaveCount(1);
  await expectAccessible(page);
  await group("Wrong at first").getByRole("link").click();
  await expect.poll(() => new URL(page.url()).hash).toBe(chosen);
  await question(page).getByRole("button", { name: "Ask me again" }).click();
  await expect(question(page).locator(".is-right")).toHaveCount(0);
  await open(page, `${lecture}/summary`);
  await page.getByRole("button", { name: "Forget my answers" }).click();
  await expect(page.locator(".summary-told")).toContainText(/^0 of/);
  expect(list).toEqual([]);
});
