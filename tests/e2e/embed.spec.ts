// In a frame: the figure alone, as tall as it wants, on a host page that helps or does not.
import { expect, test, type Page } from "@playwright/test";
import { host } from "./host";
import { complaints, expectAccessible, lecture, open, quiz } from "./page";

const figures = { home: "#/", lecture, quiz };

/** A host page with one frame, which it helps to find its height or does not. */
const framed = async (page: Page, frame: string, { script = true, style = "" } = {}) => {
  await host(page, `<iframe src="${frame}" title="Figure" width="100%" height="150" style="${style}"></iframe>
    ${script ? '<script src="memlane.js" defer></script>' : ""}`);
  const inside = page.frameLocator("iframe");
  await expect(inside.locator("h1")).toHaveCount(1);
  return inside;
};

const heights = (page: Page) => page.evaluate(() => {
  const frame = document.querySelector("iframe")!;
  const inner = frame.contentDocument!.documentElement;
  return { frame: frame.clientHeight, content: inner.scrollHeight, overflows: inner.scrollHeight > inner.clientHeight };
});

for (const [name, route] of Object.entries(figures)) {
  for (const [width, style] of [[1200, ""], [390, "box-sizing: border-box; border: 6px solid"]] as const) {
    test(`the ${name}'s frame grows to its height at ${width} pixels, and stays there`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await framed(page, `index.html?embed=1${route}`, { style });
      await expect.poll(async () => (await heights(page)).overflows).toBe(false);
      const first = await heights(page);
      expect(first.frame).toBeGreaterThan(200);
      const count = await page.evaluate(() => (window as any).told.length);
      await page.waitForTimeout(500);
      expect(await heights(page)).toEqual(first);
      expect(await page.evaluate(() => (window as any).told.length)).toBe(count);
      expect(count).toBeLessThan(30);
    });
  }

  test(`the ${name}'s frame shrinks to its content if it was too tall`, async ({ page }) => {
    await page.setViewportSize({ width: 1200, height: 900 });
    await framed(page, `index.html?embed=1${route}`);
    await expect.poll(async () => (await heights(page)).overflows).toBe(false);
    const fit = await heights(page);
    await framed(page, `index.html?embed=1${route}`, { style: "height: 4000px" });
    await expect.poll(async () => (await heights(page)).frame).toBe(fit.frame);
  });

  test(`the ${name} in a frame has no header and nothing for axe-core to find`, async ({ page }) => {
    await open(page, route, "?embed=1");
    await expect(page.getByRole("banner")).toHaveCount(0);
    await expect(page.getByRole("navigation", { name: "Pages" })).toHaveCount(0);
    await expectAccessible(page);
  });
}

test("tells its host that it is ready once, and its height in two dialects", async ({ page }) => {
  await framed(page, `index.html?embed=1${quiz}`, { script: false });
  await expect.poll(() => page.evaluate(() => (window as any).told.length)).toBeGreaterThanOrEqual(3);
  const told = await page.evaluate(() => (window as any).told as unknown[]);
  const ours = told.filter((message: any) => message.context === "memlane") as any[];
  expect(ours.filter((message) => message.action === "ready")).toHaveLength(1);
  expect(ours[0].action).toBe("ready");
  const sizes = ours.filter((message) => message.action === "resize");
  const texts = told.filter((message) => typeof message === "string").map((message) => JSON.parse(message as string));
  expect(texts.at(-1)).toEqual({ context: "iframe.resize", height: sizes.at(-1).height, src: expect.stringContaining("embed=1") });
});

test("without a host script nothing is cut off: the frame scrolls", async ({ page }) => {
  await framed(page, `index.html?embed=1${quiz}`, { script: false });
  const scrolled = await page.frameLocator("iframe").locator("html").evaluate((html) => {
    scrollTo(0, 1e6);
    return html.scrollTop + html.clientHeight >= html.scrollHeight - 1 && html.scrollTop > 0;
  });
  expect(scrolled).toBe(true);
});

test("a host script that comes late still gets the height", async ({ page }) => {
  await framed(page, `index.html?embed=1${quiz}`, { script: false });
  expect((await heights(page)).overflows).toBe(true);
  await page.addScriptTag({ url: "/memlane.js" });
  await expect.poll(async () => (await heights(page)).overflows).toBe(false);
});

test("the height follows what happens inside", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  const inside = await framed(page, `index.html?embed=1${quiz}`);
  await expect.poll(async () => (await heights(page)).overflows).toBe(false);
  const before = await heights(page);
  await inside.getByRole("button", { name: "Hint" }).click();
  await expect.poll(async () => (await heights(page)).frame).toBeGreaterThan(before.frame);
  await expect.poll(async () => (await heights(page)).overflows).toBe(false);
});

test("the theme comes from the address, and a value that is unknown warns", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, "#/", "?embed=1&theme=dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const list = complaints(page);
  await open(page, "#/", "?embed=perhaps&theme=pink");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await expect(page.getByRole("banner")).toBeVisible();
  expect(list.sort()).toEqual([
    expect.stringContaining("embed=perhaps"),
    expect.stringContaining("theme=pink"),
  ]);
});

test("PageDown belongs to the host's page, not to the figure", async ({ page }) => {
  await open(page, lecture, "?embed=1");
  const title = await page.locator("h1").textContent();
  const { hash } = new URL(page.url());
  await page.keyboard.press("PageDown");
  await page.waitForTimeout(200);
  expect(new URL(page.url()).hash).toBe(hash);
  await expect(page.locator("h1")).toHaveText(title!);
});
