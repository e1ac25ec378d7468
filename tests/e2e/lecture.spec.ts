// The lecture: the same machine at every step however one gets there, and nothing that does not fit.
import { expect, test, type Page } from "@playwright/test";
import { button, picture, slider, stage } from "./machine";
import { complaints, expectAccessible, expectContrast, expectNoSideways, lecture, open } from "./page";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const pages = (page: Page) => page.getByRole("navigation", { name: "Steps" });
const onward = (page: Page) => pages(page).getByRole("link").last();
const backward = (page: Page) => pages(page).getByRole("link", { name: "← Back" });
const hash = (page: Page) => new URL(page.url()).hash;

/** What a step shows: its address, its words, its machine. */
const state = async (page: Page) => {
  const words = await page.locator(".words").evaluate((element) => element.textContent);
  return { hash: hash(page), words, position: await slider(page).inputValue(), picture: await picture(page) };
};
type State = Awaited<ReturnType<typeof state>>;

const last = (page: Page) => page.getByRole("progressbar", { name: /^Progress/ }).evaluate((bar: HTMLProgressElement) => bar.max);
const isAt = async (page: Page, wanted: State) => {
  await expect.poll(() => hash(page)).toBe(wanted.hash);
  await expect(page.locator(".lecture .words")).toHaveText(wanted.words!);
  expect(await state(page)).toEqual(wanted);
};

/** Leaves a step, and waits until it is gone: the address is another one before the page is. */
const leave = async (page: Page, go: () => Promise<unknown>) => {
  const pager = page.locator(".pager");
  const [place] = (await pager.innerText()).match(/\d+ \/ \d+/)!;
  const here = pager.getByText(place, { exact: true });
  await expect(here).toHaveCount(1);
  await go();
  await expect(here).toHaveCount(0);
};

/** Goes on to the last step; what each shows. */
const walk = async (page: Page, go: () => Promise<unknown>, each: (page: Page) => Promise<unknown> = async () => {}) => {
  const count = await last(page);
  const states: State[] = [];
  for (let index = 0; index < count; index++) {
    states.push(await state(page));
    await each(page);
    await leave(page, go);
  }
  expect(hash(page)).toBe(`${lecture}/summary`);
  return states;
};

test.describe("every step", () => {
  test.describe.configure({ timeout: 900_000 });
  test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

  test("is the same forward, backward, by keys, by a remote, by its address and after a reload", async ({ page, context }) => {
    const list = complaints(page);
    await open(page, `${lecture}/questions`);
    const states = await walk(page, () => onward(page).click());
    expect(states.length).toBeGreaterThanOrEqual(30);
    expect(states.length).toBeLessThanOrEqual(45);
    for (const wanted of states.toReversed()) {
      await page.getByRole("link", { name: /^← / }).click();
      await isAt(page, wanted);
      await expect(heading(page)).toBeFocused();
    }
    await expect(backward(page)).toHaveCount(0);
    for (const wanted of states.slice(1)) {
      await page.keyboard.press("PageDown");
      await isAt(page, wanted);
    }
    for (const wanted of states.toReversed().slice(1)) {
      await page.keyboard.press("PageUp");
      await isAt(page, wanted);
    }
    const fresh = await context.newPage();
    await fresh.emulateMedia({ reducedMotion: "reduce" });
    for (const wanted of states) {
      await open(fresh, wanted.hash);
      await isAt(fresh, wanted);
      await fresh.reload();
      await expect(fresh.locator("#boot")).toHaveCount(0);
      await isAt(fresh, wanted);
    }
    expect(list).toEqual([]);
  });

  test("is the same after the machine ran to its end and the browser went away and back", async ({ page }) => {
    await open(page, `${lecture}/questions`);
    const count = await last(page);
    for (let index = 0; index < count; index++) {
      const wanted = await state(page);
      const skip = page.getByRole("button", { name: "Show me", exact: true });
      if (await skip.count()) await skip.click();
      await page.keyboard.press("End");
      await expect(slider(page)).toHaveValue((await slider(page).getAttribute("max"))!);
      await leave(page, () => page.keyboard.press("PageDown"));
      await page.goBack();
      await expect.poll(() => hash(page)).toBe(wanted.hash);
      await expect(slider(page)).toHaveValue(wanted.position);
      await expect.poll(() => picture(page)).toBe(wanted.picture);
      await leave(page, () => page.keyboard.press("PageDown"));
    }
  });

  for (const theme of ["light", "dark", "projector"]) {
    test(`has nothing that axe-core finds, ${theme}`, async ({ page }) => {
      const list = complaints(page);
      await open(page, `${lecture}/questions`, `?theme=${theme}`);
      // The other themes have the same elements in other colours.
      const check = theme === "light" ? expectAccessible : expectContrast;
      await walk(page, () => page.keyboard.press("PageDown"), (page) => check(page));
      await check(page);
      expect(list).toEqual([]);
    });
  }

  test("fits a phone, where a finger turns the page", async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await open(page, `${lecture}/questions`);
    await walk(page, () => swipe(page, -200), expectNoSideways);
    await page.goBack();
    const before = hash(page);
    await swipe(page, 200);
    await expect.poll(() => hash(page)).not.toBe(before);
    await context.close();
  });

  test("is no taller than the screen before an audience", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await open(page, `${lecture}/questions`);
    await page.keyboard.press("p");
    await expect(page.locator("html")).toHaveAttribute("data-presenting", "");
    await walk(page, () => page.keyboard.press("PageDown"), expectToFit);
  });
});

/** A finger goes so far to the side over the text. */
const swipe = (page: Page, across: number) =>
  page.locator(".lecture h1").evaluate((title, across) => {
    const touch = (x: number) => new Touch({ identifier: 1, target: title, clientX: x, clientY: 120 });
    const event = (name: string, x: number) => new TouchEvent(name, { bubbles: true, changedTouches: [touch(x)] });
    title.dispatchEvent(event("touchstart", 200));
    title.dispatchEvent(event("touchend", 200 + across));
  }, across);

/** Text, machine and page end above the screen's edge, and the type is not too small for the back row. */
const expectToFit = async (page: Page) => {
  const over = () =>
    page.evaluate(() => {
      const hidden = (selector: string) => {
        const element = document.querySelector(selector)!;
        return element.scrollHeight - element.clientHeight;
      };
      return [hidden(".lecture > .text"), hidden(".lecture > .figure"), document.documentElement.scrollHeight - innerHeight];
    });
  await expect.poll(over, { message: page.url() }).toEqual([0, 0, 0]);
  const size = await page.locator(".words p").first().evaluate((words) => parseFloat(getComputedStyle(words).fontSize));
  expect(size, page.url()).toBeGreaterThanOrEqual(12);
};

test("the browser's back and forward go where one was, and the place is remembered", async ({ page }) => {
  await open(page, `${lecture}/questions`);
  await page.keyboard.press("PageDown");
  await expect.poll(() => hash(page)).toBe(`${lecture}/address-space`);
  await page.keyboard.press("PageDown");
  await expect.poll(() => hash(page)).toBe(`${lecture}/linux`);
  await page.goBack();
  await expect.poll(() => hash(page)).toBe(`${lecture}/address-space`);
  await page.goForward();
  await expect.poll(() => hash(page)).toBe(`${lecture}/linux`);
  await page.getByRole("link", { name: "Lab", exact: true }).click();
  await page.getByRole("link", { name: "Lecture", exact: true }).click();
  await expect.poll(() => hash(page)).toBe(`${lecture}/linux`);
  await open(page, lecture);
  expect(hash(page)).toBe(`${lecture}/linux`);
});

test("the outline leads everywhere and knows what was seen", async ({ page }) => {
  const list = complaints(page);
  await open(page, `${lecture}/questions`);
  await page.keyboard.press("PageDown");
  await page.getByRole("button", { name: /^2 \/ \d+, outline$/ }).click();
  const outline = page.getByRole("dialog", { name: "Outline" });
  await expect(outline).toContainText(/2 of \d+ steps seen/);
  await expectAccessible(page);
  await outline.getByRole("link", { name: "Check, then add" }).click();
  await expect.poll(() => hash(page)).toBe(`${lecture}/base-and-bounds`);
  await expect(outline).toHaveCount(0);
  await page.keyboard.press("o");
  await expect(outline).toContainText(/3 of \d+ steps seen/);
  await expect(outline.locator("[aria-current=step]")).toHaveText(/Check, then add/);
  await page.keyboard.press("Escape");
  await expect(outline).toHaveCount(0);
  expect(list).toEqual([]);
});

test("keeps the speaker's notes for the speaker", async ({ page }) => {
  await open(page, `${lecture}/questions`);
  const text = page.locator(".notes p").first();
  await expect(text).toBeHidden();
  await page.getByText("Speaker notes").click();
  await expect(text).toBeVisible();
  await page.keyboard.press("PageDown");
  await expect.poll(() => hash(page)).toBe(`${lecture}/address-space`);
  await expect(text).toBeHidden();
});

test("the goals are measured where they stand, cell by cell and all at once", async ({ page }) => {
  const list = complaints(page);
  await open(page, `${lecture}/goals-table`);
  const cell = page.getByRole("button", { name: "Base, protection: not measured yet" });
  await cell.click();
  await expect(page.getByRole("button", { name: "Base, protection: not reached" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator(".evidence")).toContainText("Base, protection:");
  await button(page.locator(".goals-table"), "Run every experiment").click();
  await expect(page.locator(".goal.holds, .goal.fails")).toHaveCount(30);
  await expect(page.locator(".goal.holds")).not.toHaveCount(0);
  await page.getByRole("link", { name: "See it run in the Lab" }).click();
  await expect(heading(page)).toBeVisible();
  await expect(stage(page)).toBeVisible();
  expect(list).toEqual([]);
});
