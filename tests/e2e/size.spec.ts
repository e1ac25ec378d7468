// What the first page downloads, compressed as gzip -9 does: a phone in a lecture hall has to fetch it.
import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";

const limit = 300 * 1024;

/** Node's own zlib packs less tightly than gzip does. */
const packed = (body: Buffer) => execFileSync("gzip", ["-9", "-c"], { input: body, maxBuffer: 1 << 26 }).length;

test("the first page is at most 300 KB", async ({ page }) => {
  const sizes = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    const path = new URL(response.url()).pathname;
    sizes.set(path, response.body().then((body) => packed(body)));
  });
  await page.goto("/");
  await expect(page.locator("#boot")).toHaveCount(0);
  await page.waitForLoadState("networkidle");

  let total = 0;
  for (const path of [...sizes.keys()].sort()) {
    const size = await sizes.get(path)!;
    total += size;
    console.log(`${String(size).padStart(8)}  ${path}`);
  }
  console.log(`${String(total).padStart(8)}  of ${limit} bytes, gzip -9`);
  expect([...sizes.keys()].some((path) => path.endsWith(".wasm"))).toBe(true);
  expect(total).toBeLessThanOrEqual(limit);
});
