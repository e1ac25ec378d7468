// What the specs share: opening a page, reaching things by Tab, its complaints, its accessibility, its width.
import AxeBuilder from "@axe-core/playwright";
import type { RunOptions } from "axe-core";
import { expect, type Locator, type Page } from "@playwright/test";

export const quiz = "#/quiz/match-that-address-space";
export const lecture = "#/lecture/memory-virtualization";

/** Opens a route and waits until the app runs and nothing shifts any more. */
export const open = async (page: Page, route = "#/", query = "") => {
  await page.goto(`/${query}${route}`);
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.locator("h1")).toHaveCount(1);
  // A quiz draws its questions before it shows them.
  await expect(page.getByText("One moment…")).toHaveCount(0);
  await settled(page);
};

/** Fonts are there and the figure has taken its size. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });

/** Presses Tab until it has the focus. */
export const tabTo = async (page: Page, target: Locator) => {
  for (let press = 0; press < 80; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
};

/** What Playwright says in the page's console because the configuration tells it to block. */
const blocked = "Service Worker registration blocked by Playwright";

/** Everything that the console warns of, from now on. */
export const complaints = (page: Page) => {
  const list: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && message.text() !== blocked) list.push(message.text());
  });
  page.on("pageerror", (error) => list.push(String(error)));
  return list;
};

/** Whatever comes to an end has ended: a colour on its way to another is neither. */
const still = (page: Page) =>
  page.evaluate(async () => {
    const ending = document.getAnimations().filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((each) => each.finished));
  });

/** axe-core for a page as it is. Where there is one frame, it need not put several together, which takes a page more. */
const axe = (page: Page, options: RunOptions) =>
  new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1).options({ ...options, resultTypes: ["violations"] });

/** axe-core finds nothing, best practices included, and every name begins as what is seen; `but` is not looked at. */
export const expectAccessible = async (page: Page, but?: string) => {
  await still(page);
  const builder = axe(page, { rules: { "label-content-name-mismatch": { enabled: true } } });
  const { violations } = await (but ? builder.exclude(but) : builder).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target.join(" ")) }));
  expect(found).toEqual([]);
};

/** All text stands out from its ground: what depends on the theme alone. */
export const expectContrast = async (page: Page) => {
  await still(page);
  const { violations } = await axe(page, { runOnly: ["color-contrast"] }).analyze();
  expect(violations.map(({ nodes }) => nodes.map((node) => node.target.join(" ")))).toEqual([]);
};

/** The page is not wider than the screen. */
export const expectNoSideways = async (page: Page) => {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBeLessThanOrEqual(screen);
};
