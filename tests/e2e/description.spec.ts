// For those who do not see the picture: its description in words, and a voice that tells each event without chattering.
import { expect, test, type Page } from "@playwright/test";
import { complaints, expectAccessible, expectNoSideways, lecture, open } from "./page";

const stage = (page: Page) => page.getByRole("region", { name: "Simulated computer" });
const words = (page: Page) => page.getByRole("region", { name: "The picture in words" });
const button = (page: Page) => stage(page).getByRole("button", { name: "In words" });
const place = (page: Page) => stage(page).locator(".transport-place");

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("d puts the picture into words, as headings and lists, and out of the page again", async ({ page }) => {
  const list = complaints(page);
  await open(page);
  await expect(button(page)).toHaveAttribute("aria-expanded", "false");
  await expect(words(page)).toHaveCount(0);
  await page.keyboard.press("d");
  await expect(words(page).getByRole("heading", { level: 2 })).toBeFocused();
  await expect(button(page)).toHaveAttribute("aria-expanded", "true");
  const headings = words(page).getByRole("heading", { level: 3 });
  await expect(headings).toContainText(["Machine", "CPU", "Process A", "Process B", "Physical memory", "Fragmentation"]);
  await expect(words(page).getByRole("listitem").filter({ hasText: /: OS$/ })).toHaveText("0x0000 to 0x1fff, 8 KB: OS");
  await page.keyboard.press("d");
  await expect(words(page)).toHaveCount(0);
  await expect(button(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(words(page)).toBeVisible();
  expect(list).toEqual([]);
});

test("the words follow every step, and are remembered", async ({ page }) => {
  await open(page);
  await button(page).click();
  await page.keyboard.press("End");
  await expect(words(page)).toContainText(/Heap of A: 2 blocks in use/);
  await page.keyboard.press("Home");
  await expect(words(page)).not.toContainText("Process A");
  await expect(words(page)).toContainText("Kernel mode, no process runs");
  await page.reload();
  await expect(words(page)).toContainText("Process A");
  await open(page, lecture);
  await expect(words(page)).toBeVisible();
});

test("the words name no register of an MMU where there is none, and decimal numbers where they are wanted", async ({ page }) => {
  await open(page);
  await button(page).click();
  await stage(page).getByRole("combobox", { name: "Mechanism" }).selectOption("static-relocation");
  await expect(words(page)).toContainText("no MMU, addresses are physical");
  await expect(words(page)).not.toContainText("virtual");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("radio", { name: /^Decimal/ }).check();
  await expect(words(page)).toContainText("0 to 8191, 8 KB: OS");
  await expect(words(page)).not.toContainText("0x");
});

test("the picture keeps its place and size when the words come", async ({ page }) => {
  for (const [width, height] of [[1440, 900], [1280, 720]] as const) {
    await page.setViewportSize({ width, height });
    await open(page, lecture);
    const box = () => stage(page).locator(".diagram").evaluate((element) => {
      const { width, height } = element.getBoundingClientRect();
      return { width: Math.round(width), height: Math.round(height) };
    });
    const before = await box();
    await page.keyboard.press("d");
    await expect(words(page)).toBeVisible();
    expect(await box()).toEqual(before);
    await page.keyboard.press("d");
  }
});

for (const [width, height] of [[360, 640], [1440, 900]] as const) {
  test(`the words at ${width} × ${height}: axe-core finds nothing, and nothing is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await page.keyboard.press("End");
    await page.keyboard.press("d");
    await expect(words(page)).toBeVisible();
    await expectAccessible(page);
    await expectNoSideways(page);
    await words(page).getByRole("listitem").last().scrollIntoViewIfNeeded();
    await expect(words(page).getByRole("listitem").last()).toBeInViewport();
  });
}

test("the voice speaks once a second at the most, and the last event wins", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Home");
  await expect(stage(page).getByRole("status")).toHaveText("Nothing has happened yet. Press Step.");
  await page.waitForTimeout(1100);
  await stage(page).getByRole("status").evaluate((status) => {
    const spoken: number[] = [];
    (window as any).spoken = spoken;
    new MutationObserver(() => spoken.push(performance.now())).observe(status, { childList: true, subtree: true, characterData: true });
  });
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(100);
  }
  const visible = () => stage(page).getByRole("region", { name: "What happened" }).locator("p").allTextContents();
  await expect.poll(async () => await stage(page).getByRole("status").textContent()).toBe((await visible()).join(" "));
  const spoken: number[] = await page.evaluate(() => (window as any).spoken);
  expect(spoken.length).toBeGreaterThan(1);
  const gaps = spoken.slice(1).map((time, index) => time - spoken[index]!);
  expect(Math.min(...gaps)).toBeGreaterThan(950);
});

test("the same sentence at another moment is spoken again", async ({ page }) => {
  await open(page);
  const status = stage(page).getByRole("status");
  await page.keyboard.press("End");
  await page.keyboard.press("]");
  await expect(status).toContainText("lies ahead");
  await page.keyboard.press("Home");
  await expect(status).toHaveText("Nothing has happened yet. Press Step.");
  const node = await status.locator("p").elementHandle();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect(place(page)).toContainText("command 0 /");
  await expect.poll(() => node!.evaluate((element) => element.isConnected)).toBe(false);
  await expect(status).toHaveText("Nothing has happened yet. Press Step.");
});

test("what happened keeps its height, however much happens", async ({ page }) => {
  await open(page);
  const height = () => stage(page).locator(".happened").evaluate((element) => element.getBoundingClientRect().height);
  const before = await height();
  await page.keyboard.press("Home");
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press("ArrowRight");
    expect(await height()).toBe(before);
  }
});
