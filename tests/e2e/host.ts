// Pages of other people that hold memlane in frames; each keeps the messages it got.
import type { Page } from "@playwright/test";

/** Opens a page with this content at `/host.html`, under this Content-Security-Policy if one is given. */
export const host = async (page: Page, content: string, { csp = "", path = "**/host.html" } = {}) => {
  const keep = "window.told = []; addEventListener('message', (event) => told.push(event.data));";
  await page.route("**/keep.js", (route) => route.fulfill({ contentType: "text/javascript", body: keep }));
  await page.route(path, (route) => route.fulfill({
    contentType: "text/html",
    headers: csp ? { "Content-Security-Policy": csp } : {},
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><script src="/keep.js"></script>${content}`,
  }));
  await page.goto("/host.html");
};

/** What was told to the host in memlane's own words. */
export const told = (page: Page, action?: string) =>
  page.evaluate((action) => (window as any).told.filter((data: any) => data?.context === "memlane" && (!action || data.action === action)), action);

/** Says something to the first frame. */
export const say = (page: Page, message: unknown) =>
  page.evaluate((message) => document.querySelector("iframe")!.contentWindow!.postMessage(message, "*"), message);
