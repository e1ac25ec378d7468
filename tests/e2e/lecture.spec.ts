// The lecture: every step by link, by key and by address, with its own machine beside the text.
import { expect, test, type Page } from "@playwright/test";
import { complaints, lecture, open } from "./page";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const next = (page: Page) => page.getByRole("link", { name: "Next →" });
const place = (page: Page) => page.getByRole("navigation", { name: "Steps" }).getByText(/^\d+ \/ \d+$/);

/** Walks to the last step: the address and the title of each. */
const walk = async (page: Page) => {
  const steps: { hash: string; title: string }[] = [];
  for (;;) {
    const title = (await heading(page).textContent())!;
    steps.push({ hash: new URL(page.url()).hash, title });
    await expect(place(page)).toHaveText(new RegExp(`^${steps.length} / `));
    if (!(await next(page).count())) return steps;
    await next(page).click();
    await expect(heading(page)).not.toHaveText(title);
  }
};

test("goes through all steps and back, by its links", async ({ page }) => {
  const list = complaints(page);
  await open(page, lecture);
  const steps = await walk(page);
  expect(steps.length).toBeGreaterThanOrEqual(5);
  await expect(place(page)).toHaveText(`${steps.length} / ${steps.length}`);
  await expect(page.getByRole("link", { name: "To the quiz →" })).toHaveAttribute("href", /^#\/quiz\//);
  for (const { title } of steps.slice(0, -1).reverse()) {
    await page.getByRole("link", { name: "← Back" }).click();
    await expect(heading(page)).toHaveText(title);
    await expect(heading(page)).toBeFocused();
  }
  await expect(page.getByRole("link", { name: "← Back" })).toHaveCount(0);
  expect(list).toEqual([]);
});

test("opens each step at its own address", async ({ page, context }) => {
  await open(page, lecture);
  for (const { hash, title } of (await walk(page)).slice(1)) {
    const fresh = await context.newPage();
    await open(fresh, hash);
    await expect(heading(fresh)).toHaveText(title);
    await expect(fresh).toHaveTitle(new RegExp(`^${title} · `));
    await expect(fresh.getByRole("region", { name: "Simulated computer" })).toBeVisible();
    await fresh.close();
  }
});

test("a presenter's remote turns the steps", async ({ page }) => {
  await open(page, lecture);
  const first = (await heading(page).textContent())!;
  await page.keyboard.press("PageUp");
  await expect(heading(page)).toHaveText(first);
  await page.keyboard.press("PageDown");
  await expect(place(page)).toHaveText(/^2 \//);
  await page.keyboard.press("PageDown");
  await expect(place(page)).toHaveText(/^3 \//);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("PageUp");
  await expect(heading(page)).toHaveText(first);
});

test("keeps the speaker's notes for the speaker", async ({ page }) => {
  await open(page, lecture);
  const notes = page.getByRole("group").filter({ hasText: "Speaker notes" });
  const text = notes.locator("p").first();
  await expect(text).toBeHidden();
  await page.getByText("Speaker notes").click();
  await expect(text).toBeVisible();
  await page.keyboard.press("PageDown");
  await expect(place(page)).toHaveText(/^2 \//);
  await expect(text).toBeHidden();
});
