// Pages in the Chromium that make found, or finds now.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { here } from "./project.mjs";

const found = () => execFileSync(here("make/chromium.sh"), { encoding: "utf8" }).trim();
const running = chromium.launch({
  executablePath: process.env.CHROMIUM_BIN || found(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});
after(async () => (await running).close());

/** What an element says once it says something; the page must not have complained. */
export async function said(url, selector) {
  const page = await (await running).newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    await page.goto(url);
    await page.locator(selector).filter({ hasText: /\S/ }).waitFor({ timeout: 20_000 }).catch(() => {});
    const words = await page.locator(selector).textContent();
    assert.deepEqual(complaints, []);
    return words;
  } finally {
    await page.close();
  }
}
