// Fingers, as the browser feels them.
import type { Page } from "@playwright/test";

export type Point = { x: number; y: number };

/** Fingers that come down, move along their ways together, and leave. */
export const fingers = async (page: Page, ways: [Point, Point][]) => {
  const browser = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", share: number) =>
    browser.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : ways.map(([from, to], id) => ({
        id,
        x: from.x + share * (to.x - from.x),
        y: from.y + share * (to.y - from.y),
      })),
    });
  await touch("touchStart", 0);
  for (let move = 1; move <= 8; move++) await touch("touchMove", move / 8);
  await touch("touchEnd", 1);
};
