// axe-core finds nothing: on every page, in every tab of the Lab, with every dialog open, in every theme.
import { expect, test } from "@playwright/test";
import { button, desk, measure, says, stage, step } from "./machine";
import { complaints, expectAccessible, lecture, open, quiz } from "./page";

const pages = {
  home: "#/",
  lecture,
  quiz,
  quizzes: "#/quiz",
  question: "#/quiz/translate?seed=41",
  program: "#/quiz/queue",
  "own C": "#/quiz/your-own-c",
  "dead end": "#/nowhere/at/all",
};

for (const theme of ["light", "dark", "projector"]) {
  test.describe(theme, () => {
    const query = `?theme=${theme}`;
    test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

    for (const [name, route] of Object.entries(pages)) {
      test(`${name}`, async ({ page }) => {
        await open(page, route, query);
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        await expectAccessible(page);
      });
    }

    test("the Lab with each tab, a refusal, and two machines", async ({ page }) => {
      const list = complaints(page);
      await open(page, "#/lab/heap-first-fit", query);
      for (const name of ["Source", "Examples", "Do"]) {
        await desk(page).getByRole("tab", { name }).click();
        await expectAccessible(page);
      }
      await desk(page).getByText("New process", { exact: true }).click();
      await desk(page).getByText("Sizes and rules", { exact: true }).click();
      await desk(page).getByRole("textbox", { name: "malloc, bytes" }).fill("-5");
      await button(desk(page), "malloc").click();
      await expect(desk(page).getByRole("alert")).toBeVisible();
      await button(desk(page), "Compare").click();
      await expect(page.locator(".caption")).toHaveCount(2);
      await expectAccessible(page);
      await button(desk(page), "Compare").click();
      await desk(page).getByRole("tab", { name: "Source" }).click();
      await desk(page).getByRole("textbox", { name: "Source of the scenario" }).fill("machine memory=1");
      await expect(desk(page).locator(".wrong")).toBeVisible();
      await expectAccessible(page);
      expect(list).toEqual([]);
    });

    test("a fault, each measure, the words, and the dialogs", async ({ page }) => {
      await open(page, "#/lab/bounds-check-then-add", query);
      await step(page);
      await step(page);
      await expect(says(page)).toContainText("The OS killed A");
      for (const name of ["Heap", "Time", "Fragmentation"]) {
        await measure(page, name);
        await expectAccessible(page);
      }
      await button(stage(page), "In words").click();
      await expectAccessible(page);
      await button(stage(page), "Share").click();
      await expect(page.getByRole("dialog", { name: "Share this moment" })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Settings" }).click();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
