// The page around everything: routes, focus, theme, screens of all sizes, accessibility, and the calm end.
import { expect, test } from "@playwright/test";
import { complaints, expectAccessible, expectNoSideways, lecture, open, quiz } from "./page";

const pages = { home: "#/", lecture, quiz, "dead end": "#/nowhere/at/all" };

for (const [name, route] of Object.entries(pages)) {
  for (const [width, height] of [[360, 640], [390, 844], [768, 1024], [1440, 900], [3840, 2160]]) {
    for (const theme of ["light", "projector"]) {
      test(`${name}, ${theme}, fits a screen of ${width} × ${height}`, async ({ page }) => {
        await page.setViewportSize({ width, height });
        await open(page, route, `?theme=${theme}`);
        await expectNoSideways(page);
      });
    }
  }
}

for (const nonsense of ["#/nowhere", "#/lecture/none", `${lecture}/none`, "#/quiz/none", "#", "#/lecture/%00/<b>"]) {
  test(`the address ${nonsense} has an answer`, async ({ page }) => {
    const list = complaints(page);
    await open(page, nonsense);
    await expect(page.getByRole("banner")).toBeVisible();
    if (nonsense !== "#") {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This address leads nowhere");
      await page.getByRole("main").getByRole("link", { name: "Do you know where it is?" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Do you know where it is?");
    }
    expect(list).toEqual([]);
  });
}

test("back and forward, the tab's title and the focus follow the route", async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle(/^memlane: /);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Quiz" }).click();
  await expect(page).toHaveTitle("Quizzes · memlane");
  await expect(page.locator("h1")).toBeFocused();
  await page.goBack();
  await expect(page).toHaveTitle(/^memlane: /);
  await expect(page.locator("h1")).toBeFocused();
  await page.goForward();
  await expect(page).toHaveTitle("Quizzes · memlane");
});

test("the first Tab offers to skip the header", async ({ page }) => {
  await open(page, quiz);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  expect(new URL(page.url()).hash).toBe(`${quiz}?at=1`);
});

test("a panic leaves a page that says so and reloads", async ({ page }) => {
  await page.goto("/?debug=panic");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("memlane has stopped");
  await expect(page.locator("pre")).toContainText("the address of this page asked for a panic");
  await expect(page.locator("h1")).toBeFocused();
  await expectAccessible(page);
  await page.evaluate(() => history.replaceState(null, "", location.pathname));
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("banner")).toBeVisible();
});

test("an exception of the page's own scripts, too", async ({ page, baseURL }) => {
  await open(page);
  // What a stack overflow in WebAssembly looks like from outside.
  await page.evaluate((url) => {
    const error = new RangeError("Maximum call stack size exceeded");
    dispatchEvent(new ErrorEvent("error", { error, filename: `${url}/app.js`, message: error.message }));
  }, baseURL);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("memlane has stopped");
  await expect(page.locator("pre")).toContainText("Maximum call stack size exceeded");
});

test("an extension's exception, and a late observer, are not ours", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const error = new Error("not yours");
    dispatchEvent(new ErrorEvent("error", { error, filename: "chrome-extension://abc/x.js", message: "not yours" }));
    dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop completed", filename: location.href }));
  });
  await expect(page.getByRole("banner")).toBeVisible();
});
