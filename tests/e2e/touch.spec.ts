// A phone, by touch alone: taps, a thumb on the track, two fingers on the figure. Nothing is wider than the screen.
import { expect, test, type Page } from "@playwright/test";
import { button, desk, drop, panel, place, says, slider, stage } from "./machine";
import { complaints, expectNoSideways, lecture, open } from "./page";
import { fingers } from "./touches";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, contextOptions: { reducedMotion: "reduce" } });

test("Step, tabs, the track and two fingers on the figure", async ({ page }) => {
  const list = complaints(page);
  await open(page, "#/lab/segmentation-picture");
  await expectNoSideways(page);
  await button(stage(page), "Step").tap();
  await expect(says(page)).toContainText("A ran addl $0x1, 0x2068");
  for (const name of ["Heap", "Time", "Fragmentation"]) {
    await stage(page).getByRole("tab", { name, exact: true }).tap();
    await expect(panel(page)).toHaveAccessibleName(name);
    await expectNoSideways(page);
  }
  for (const name of ["Source", "Examples", "Do"]) {
    await desk(page).getByRole("tab", { name }).tap();
    await expect(desk(page).getByRole("tab", { name })).toHaveAttribute("aria-selected", "true");
    await expectNoSideways(page);
  }

  const max = Number(await slider(page).getAttribute("max"));
  const drag = async (from: number, to: number) => {
    const { x, y, width, height } = (await slider(page).boundingBox())!;
    const at = (share: number) => ({ x: x + 6 + share * (width - 12), y: y + height / 2 });
    await fingers(page, [[at(from), at(to)]]);
  };
  await drag(Number(await slider(page).inputValue()) / max, 0);
  await expect(place(page)).toContainText(`0 / ${max}`);
  await expect(stage(page).locator(".diagram"), "what changes is in sight").toBeInViewport();
  await drag(0, 1);
  await expect(place(page)).toContainText(`${max} / ${max}`);

  const memory = stage(page).locator(".side[data-side=memory]");
  await memory.scrollIntoViewIfNeeded();
  const box = (await memory.locator(".side-frame").first().boundingBox())!;
  const center = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const above = (way: number) => ({ x: center.x, y: center.y - way });
  await expect(memory).not.toHaveAttribute("data-zoomed");
  await fingers(page, [[above(15), above(75)], [above(-15), above(-75)]]);
  await expect(memory).toHaveAttribute("data-zoomed");
  await expectNoSideways(page);
  await fingers(page, [[above(80), above(12)], [above(-80), above(-12)]]);
  await expect(memory).not.toHaveAttribute("data-zoomed");
  expect(list).toEqual([]);
});

test("a heap's block is pointed at, and a share dialog fits", async ({ page }) => {
  await open(page, "#/lab/heap-first-fit");
  await panel(page).getByRole("option").first().tap();
  await expect(panel(page).locator(".fact")).toContainText("0x2000: 16 B free");
  await button(stage(page), "Share").tap();
  const dialog = page.getByRole("dialog", { name: "Share this moment" });
  await expect(dialog).toBeVisible();
  const box = (await dialog.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(390);
  await expectNoSideways(page);
  await button(dialog, "Close").tap();
  await expect(dialog).toHaveCount(0);
});

test("the lecture, step by step", async ({ page }) => {
  await open(page, lecture);
  const title = await page.locator("h1").textContent();
  await page.getByRole("link", { name: "Next →" }).tap();
  await expect(page.locator("h1")).not.toHaveText(title!);
  await expectNoSideways(page);
  await button(stage(page), "Step").tap();
  await expectNoSideways(page);
});

for (const theme of ["light", "projector"]) {
  test(`no example is wider than the screen, ${theme}`, async ({ page }) => {
    await open(page, "#/lab", `?theme=${theme}`);
    await desk(page).getByRole("tab", { name: "Examples" }).tap();
    const routes = await desk(page).getByRole("tabpanel").getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
    expect(routes.length).toBeGreaterThan(30);
    for (const route of routes) {
      await page.evaluate((route) => (location.hash = route), route);
      await expect(desk(page).locator("[aria-current]")).toHaveAttribute("href", route);
      await slider(page).evaluate((track: HTMLInputElement) => {
        track.value = track.max;
        track.dispatchEvent(new Event("input", { bubbles: true }));
      });
      await expectNoSideways(page);
    }
    await drop(page, "wide.sim", "machine mechanism=segmentation memory=4G os=1M address-space=4G\nprocess A heap=16M\nmalloc A 1000000\n");
    await expect(place(page)).toContainText("2 / 2");
    await expectNoSideways(page);
  });
}
