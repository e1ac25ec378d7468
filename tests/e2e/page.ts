// What the specs share: opening a page, its complaints, its accessibility, its width.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const quiz = "#/quiz/match-that-address-space";
export const lecture = "#/lecture/memory-virtualization";

/** Opens a route and waits until the app runs and nothing shifts any more. */
export const open = async (page: Page, route = "#/", query = "") => {
  await page.goto(`/${query}${route}`);
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.locator("h1")).toHaveCount(1);
  await settled(page);
};

/** Fonts are there and the figure has taken its size. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });

/** Everything that the console warns of, from now on. */
export const complaints = (page: Page) => {
  const list: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) list.push(message.text());
  });
  page.on("pageerror", (error) => list.push(String(error)));
  return list;
};

/** axe-core finds nothing, best practices included, and every name begins as what is seen. */
export const expectAccessible = async (page: Page) => {
  const rules = { "label-content-name-mismatch": { enabled: true } };
  const { violations } = await new AxeBuilder({ page }).options({ rules }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target.join(" ")) }));
  expect(found).toEqual([]);
};

/** The page is not wider than the screen. */
export const expectNoSideways = async (page: Page) => {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBeLessThanOrEqual(screen);
};
