// A monkey at the page: random actions with every assertion on. MEMLANE_FUZZ_ACTIONS=75000 plays for ten minutes.
import { expect, test } from "@playwright/test";
import { complaints } from "./page";

const actions = Number(process.env.MEMLANE_FUZZ_ACTIONS ?? 400);

for (const [seed, route] of [[1, "#/lab"], [2, "#/quiz/programs?seed=2"], [3, "#/"]] as const) {
  test(`random actions from seed ${seed} at ${route} break nothing`, async ({ page }) => {
    test.setTimeout(60_000 + actions * 60);
    const list = complaints(page);
    await page.emulateMedia({ reducedMotion: seed === 2 ? "reduce" : "no-preference" });
    await page.goto(`/?fuzz=${seed}${route}`);
    await expect.poll(async () => Number(await page.locator("html").getAttribute("data-fuzz")), { timeout: 50_000 + actions * 60 })
      .toBeGreaterThanOrEqual(actions);
    await expect(page.locator(".crash")).toHaveCount(0);
    expect(list).toEqual([]);
  });
}
