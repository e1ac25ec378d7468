// What every mechanism looks like, in every theme, on a laptop and on a phone: compared with pictures that were looked at.
// `make test-e2e ARGS="looks --update-snapshots=all"` draws them anew. The fonts are our own; how a browser smooths their
// edges may change, so that a pixel may differ by three tenths, and one in 400 by more: one step of the machine differs in
// at least one in 350.
import { expect, test } from "@playwright/test";
import { complaints, expectNoSideways, open } from "./page";

/** Of each mechanism an example, and how many steps behind its opening it tells most. */
const mechanisms = {
  uniprogramming: ["uniprogramming-overwrites-the-os", 2],
  "time-sharing": ["time-sharing-switch", 2],
  "static-relocation": ["static-relocation-neighbour", 1],
  base: ["base-neighbour", 1],
  "base-and-bounds": ["bounds-check-then-add", 2],
  segmentation: ["segmentation-picture", 1],
} as const;
const themes = ["light", "dark", "projector"];
const screens = { laptop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const [mechanism, [example, steps]] of Object.entries(mechanisms)) {
  for (const theme of themes) {
    for (const [screen, viewport] of Object.entries(screens)) {
      test(`${mechanism}, ${theme}, on a ${screen}`, async ({ page }) => {
        const list = complaints(page);
        await page.setViewportSize(viewport);
        await page.emulateMedia({ reducedMotion: "reduce" });
        await open(page, `#/lab/${example}`, `?theme=${theme}`);
        for (let step = 0; step < steps; step++) await page.keyboard.press("ArrowRight");
        await expect(page.getByRole("status").first()).toContainText(/\.$/);
        await expectNoSideways(page);
        await expect(page).toHaveScreenshot(`${mechanism}-${theme}-${screen}.png`, {
          animations: "disabled",
          caret: "hide",
          threshold: 0.3,
          maxDiffPixelRatio: 0.0025,
        });
        expect(list).toEqual([]);
      });
    }
  }
}
