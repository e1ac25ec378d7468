// The lecture before an audience: full screen, the speaker's window, a blank screen, a spotlight; and on paper.
import { expect, test, type Page } from "@playwright/test";
import { slider } from "./machine";
import { complaints, expectAccessible, lecture, open } from "./page";

const html = (page: Page) => page.locator("html");
const hash = (page: Page) => new URL(page.url()).hash;

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

test("presents in full screen and in the projector's theme, and gives both back", async ({ page }) => {
  const fills = (wanted: boolean) => expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(wanted);
  await open(page, `${lecture}/questions`, "?theme=dark");
  await page.getByRole("button", { name: "Present", exact: true }).click();
  await expect(html(page)).toHaveAttribute("data-theme", "projector");
  await fills(true);
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByText("Speaker notes")).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press("p");
  await expect(html(page)).toHaveAttribute("data-theme", "dark");
  await fills(false);
  await page.keyboard.press("p");
  await expect(html(page)).toHaveAttribute("data-presenting", "");
  // The page is told at once, the screen fills a little later.
  await fills(true);
  await page.evaluate(() => document.exitFullscreen());
  await expect(html(page)).not.toHaveAttribute("data-presenting", "");
});

test("late news that the screen is no longer full is of the time before", async ({ page }) => {
  await open(page, `${lecture}/questions`);
  await page.evaluate(() => {
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "p", bubbles: true }));
    document.dispatchEvent(new Event("fullscreenchange"));
  });
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(html(page)).toHaveAttribute("data-presenting", "");
});

test("blanks the screen until the next page, and lights up what the pointer is at", async ({ page }) => {
  await open(page, `${lecture}/questions`);
  await page.keyboard.press("b");
  await expect(page.locator(".blank")).toBeVisible();
  await page.keyboard.press("b");
  await expect(page.locator(".blank")).toHaveCount(0);
  await page.keyboard.press("b");
  await page.keyboard.press("PageDown");
  await expect(page.locator(".blank")).toHaveCount(0);
  await page.keyboard.press("l");
  await page.mouse.move(300, 200);
  const at = () => page.locator(".spotlight").evaluate((light: HTMLElement) => [light.style.getPropertyValue("--x"), light.style.getPropertyValue("--y")]);
  await expect.poll(at).toEqual(["300px", "200px"]);
  await page.keyboard.press("l");
  await expect(page.locator(".spotlight")).toHaveCount(0);
});

test("the speaker's window drives the audience's", async ({ page }) => {
  const list = complaints(page);
  await open(page, `${lecture}/questions`);
  const [speaker] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("n")]);
  await expect(speaker.locator("#boot")).toHaveCount(0);
  const heard = complaints(speaker);
  await expect(speaker.locator(".speaker-now")).toContainText("Two minutes. Do not explain yet.");
  await expect(speaker.locator(".speaker-next")).toContainText("An address space has four parts");
  await expect(speaker.locator(".speaker-machine")).toContainText("The machine has done");
  await expectAccessible(speaker);
  await speaker.getByRole("button", { name: "Next step →" }).click();
  await expect.poll(() => hash(page)).toBe(`${lecture}/address-space`);
  await expect(speaker.locator(".speaker-now .question")).toContainText("Right: 0x3fe8");
  await speaker.keyboard.press("PageDown");
  await expect.poll(() => hash(page)).toBe(`${lecture}/linux`);
  await speaker.keyboard.press("2");
  await expect(page.locator(".answer").nth(1)).toHaveClass(/is-right/);
  const before = Number(await slider(page).inputValue());
  await speaker.getByRole("button", { name: "Machine on" }).click();
  await expect(slider(page)).toHaveValue(String(before + 1));
  await expect(speaker.locator(".speaker-machine")).toContainText(`has done ${before + 1} of`);
  await speaker.keyboard.press("b");
  await expect(page.locator(".blank")).toBeVisible();
  await speaker.getByRole("button", { name: "Show the screen" }).click();
  await expect(page.locator(".blank")).toHaveCount(0);
  await page.keyboard.press("PageUp");
  await expect(speaker.locator("h1")).toContainText("An address space has four parts");
  await page.reload();
  await expect(page.locator("#boot")).toHaveCount(0);
  await speaker.keyboard.press("PageUp");
  await expect.poll(() => hash(page)).toBe(`${lecture}/questions`);
  await page.close();
  await expect(speaker.locator(".speaker-machine")).toContainText("does not answer");
  expect([...list, ...heard]).toEqual([]);
});

test("the handout has every step with its picture, and prints", async ({ page }) => {
  test.setTimeout(180_000);
  const list = complaints(page);
  await open(page, `${lecture}/questions`);
  await page.getByRole("link", { name: "Handout" }).click();
  const steps = page.locator(".handout-step");
  await expect(steps).not.toHaveCount(0);
  const count = await steps.count();
  expect(count).toBeGreaterThanOrEqual(30);
  await expect(page.locator(".handout-step .still svg")).toHaveCount(count);
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("banner")).toBeHidden();
  const pdf = await page.pdf({ format: "A4" });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)!.length;
  expect(sheets).toBeGreaterThanOrEqual(count / 3);
  expect(sheets).toBeLessThanOrEqual(count * 2);
  expect(list).toEqual([]);
});
