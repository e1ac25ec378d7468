// After one visit the page works without a network; a new version of it waits until it is taken, and never mixes.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, type Page } from "@playwright/test";
import { button, slider, stage, step } from "./machine";
import { complaints, expectAccessible, expectNoSideways, tabTo } from "./page";
import { named } from "./rounds";
import { serve } from "./serve.mjs";

test.use({ serviceWorkers: "allow" });

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = join(root, "dist");

// Each test has a server of its own, which it may stop, and a folder of its own, which it may change.
let folder: string;
let server: { url: string; close: () => Promise<unknown> };
test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "memlane-"));
  cpSync(dist, folder, { recursive: true });
  server = await serve(0, folder);
});
test.afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const started = async (page: Page) => {
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.locator("h1")).toHaveCount(1);
};

/** Visits the page until it is kept. */
const visit = async (page: Page, rest = "/memlane/") => {
  await page.goto(server.url + rest);
  await started(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
};

const caches = (page: Page) => page.evaluate(() => self.caches.keys());
const notice = (page: Page) => page.locator(".update");
const version = (page: Page) => page.locator('meta[name="version"]').getAttribute("content", { timeout: 1000 }).catch(() => "1");
const looksForNews = (page: Page) => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));

/** Makes of the folder what another build would: other contents under other names, the old files gone. */
const rebuild = (mark: string) => {
  const change = (name: string, swap: (text: string) => string) => {
    const path = join(folder, name);
    writeFileSync(path, swap(readFileSync(path, "utf8")));
  };
  const hashed = readdirSync(folder).filter((name) => /^(c|start)-/.test(name));
  const renamed = new Map(hashed.map((name) => [name, name.replace(/-[0-9a-f]{2}/, `-${mark}${mark}`)]));
  const follow = (text: string) => [...renamed].reduce((text, [old, fresh]) => text.replaceAll(old, fresh), text);
  for (const [old, fresh] of renamed) {
    if (old.endsWith(".js")) change(old, (text) => `${follow(text)}\n// ${mark}`);
    renameSync(join(folder, old), join(folder, fresh));
  }
  change("index.html", (text) => follow(text).replace(/<meta name="version"[^>]*>/, "").replace("</head>", `<meta name="version" content="${mark}"></head>`));
  execFileSync(process.execPath, ["make/offline.mjs"], { cwd: root, env: { ...process.env, TRUNK_STAGING_DIR: folder } });
};

test("after one visit it works without a network", async ({ page }) => {
  const list = complaints(page);
  await visit(page);
  await server.close();
  await page.reload();
  await started(page);
  await step(page);
  await page.goto(`${server.url}/memlane/index.html?theme=dark#/lecture/memory-virtualization/segmentation`);
  await started(page);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator(".words")).toBeVisible();
  await page.goto(`${server.url}/memlane/#/quiz/linked-list`);
  await expect(page.getByRole("list", { name: "Names" }).getByRole("button").first()).toContainText("head");
  expect(await page.evaluate(() => document.fonts.ready.then(() => [...document.fonts].some((font) => font.status === "loaded")))).toBe(true);
  expect(list.filter((words) => !/sw\.js|service ?worker/i.test(words))).toEqual([]);
});

test("keeps what a visitor needs and nothing else", async ({ page }) => {
  await visit(page);
  const kept = await page.evaluate(async () => {
    const [name] = await self.caches.keys();
    return (await (await self.caches.open(name!)).keys()).map(({ url }) => new URL(url).pathname.replace("/memlane/", "")).sort();
  });
  const needed = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => /\.(html|js|css|wasm|woff2|svg|png|webmanifest)$/.test(name));
  // Who packs for a learning platform has a network.
  const apart = /^(sw\.js|fuzz\.js|memlane\.html|packer-.*)$/;
  expect(kept).toEqual([...needed.filter((name) => !apart.test(name)), "elders"].sort());
});

test("what is not of the page goes to the network", async ({ page }) => {
  await visit(page);
  for (const name of ["oembed.json", "memlane.html", "fuzz.js"]) {
    const response = (await page.goto(`${server.url}/memlane/${name}`))!;
    expect([response.status(), response.fromServiceWorker()]).toEqual([200, false]);
  }
  expect((await page.goto(`${server.url}/memlane/nothing.html`))!.status()).toBe(404);
});

test("a new version waits until it is taken, and an old tab still finds its own parts", async ({ page, context }) => {
  await visit(page);
  const [first] = await caches(page);
  const other = await context.newPage();
  await visit(other, "/memlane/#/quiz/translate?seed=3");
  rebuild("ab");
  await looksForNews(page);
  await expect(notice(page)).toHaveText("A new version of memlane is ready.ReloadLater");

  // Later: nothing changes, also when the page is loaded again, and it is not asked twice.
  await named(page, "Later").click();
  await expect(notice(page)).toHaveCount(0);
  await page.reload();
  await started(page);
  expect(await version(page)).toBe("1");
  await page.waitForTimeout(1000);
  await expect(notice(page)).toHaveCount(0);

  // The other tab takes it: only that one is loaded again.
  await page.evaluate(() => Object.assign(window, { same: true }));
  let loads = 0;
  other.on("load", () => loads++);
  await named(other, "Reload").click();
  await expect.poll(() => version(other)).toBe("ab");
  await started(other);
  await expect(other.locator(".question")).toBeVisible();
  expect(await caches(page)).toHaveLength(2);
  expect(await page.evaluate(() => "same" in window)).toBe(true);
  const own = await other.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => /start-/.test(name)));
  expect(own).toEqual([expect.stringMatching(/start-abab/)]);

  // The first tab is of the old version, whose reader of C the server has no more.
  const read = await page.evaluate(async () => (await (window as any).memlaneBeside("c", "int x; int main(void) { return x; }")).length);
  expect(read).toBeGreaterThan(0);
  const script = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).find((name) => /\/c-\w+\.js/.test(name)));
  expect(script).not.toContain("c-abab");

  // Once no tab shows the old version it goes.
  await page.reload();
  await started(page);
  expect(await version(page)).toBe("ab");
  await expect.poll(() => caches(page)).toEqual([expect.not.stringContaining(first!)]);
  expect(loads).toBe(1);
  await server.close();
  // The home page alone has no quiz: it loads the page again, whole.
  await page.goto(`${server.url}/memlane/#/quiz/linked-list`);
  await expect(page.getByRole("list", { name: "Names" })).toBeVisible();
});

test("a version that comes while the server changes is not kept", async ({ page }) => {
  await visit(page);
  rebuild("cd");
  writeFileSync(join(folder, "index.html"), readFileSync(join(folder, "index.html"), "utf8").replace("cd", "ef"));
  await looksForNews(page);
  await page.waitForFunction(async () => {
    const { installing, waiting } = (await navigator.serviceWorker.getRegistration())!;
    return !installing && !waiting;
  });
  await page.reload();
  await started(page);
  expect(await version(page)).toBe("1");
  await expect(notice(page)).toHaveCount(0);
});

test("looks for a new version when one comes back after an hour", async ({ page }) => {
  await visit(page);
  rebuild("ab");
  const comesBack = (after: number) => page.evaluate((after) => {
    const now = Date.now;
    Date.now = () => now() + after;
    document.dispatchEvent(new Event("visibilitychange"));
    Date.now = now;
  }, after);
  await comesBack(50 * 60_000);
  await page.waitForTimeout(1500);
  await expect(notice(page)).toHaveCount(0);
  await comesBack(61 * 60_000);
  await expect(notice(page)).toBeVisible();
});

for (const theme of ["light", "dark"]) {
  test(`the notice can be read, reached and put away, in ${theme}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await visit(page, `/?theme=${theme}`);
    rebuild("ab");
    await looksForNews(page);
    await expect(page.getByRole("status").filter({ hasText: "A new version of memlane is ready." })).toBeVisible();
    for (const [width, height] of [[1440, 900], [390, 844]]) {
      await page.setViewportSize({ width: width!, height: height! });
      await expectAccessible(page);
      await expectNoSideways(page);
      const box = (await notice(page).boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width!);
    }
    const before = await slider(page).inputValue();
    await named(page, "Later").focus();
    await page.keyboard.press("Shift+Tab");
    await expect(named(page, "Reload")).toBeFocused();
    await tabTo(page, named(page, "Later"));
    await page.keyboard.press("Space");
    await expect(notice(page)).toHaveCount(0);
    await expect(page.locator("h1")).toBeFocused();
    expect(await slider(page).inputValue()).toBe(before);
    await expect(button(stage(page), "Play")).toBeVisible();
  });
}

const registered = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

test("nothing is kept for a frame, for an embedded page, or where data is dear", async ({ page, context }) => {
  await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", body: '<iframe src="/memlane/" title="memlane"></iframe>' }));
  await page.goto(`${server.url}/host.html`);
  await expect(page.frameLocator("iframe").locator("h1")).toHaveCount(1);
  await page.goto(`${server.url}/memlane/?embed=1#/lab/five-references`);
  await expect(page.locator(".stage")).toBeVisible();
  await context.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await page.goto(`${server.url}/memlane/`);
  await started(page);
  await page.waitForTimeout(1500);
  expect(await registered(page)).toBe(0);
});

test("where the browser refuses, the page is as it was", async ({ page, context }) => {
  const list = complaints(page);
  await context.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException("The user denied it.", "SecurityError"));
  });
  await page.goto(`${server.url}/`);
  await started(page);
  await page.waitForTimeout(1500);
  await step(page);
  expect(list).toEqual([]);
});

test("can be installed: the manifest is in order and its icons have their sizes", async ({ page }) => {
  await page.goto(`${server.url}/memlane/`);
  const address = new URL((await page.locator('link[rel="manifest"]').getAttribute("href"))!, page.url());
  const manifest = await (await page.request.get(address.href)).json();
  expect(manifest).toMatchObject({ short_name: "memlane", start_url: "./", scope: "./", display: "standalone" });
  for (const words of ["name", "description"]) expect(manifest[words].length).toBeGreaterThan(10);
  for (const colour of ["theme_color", "background_color"]) expect(manifest[colour]).toMatch(/^#[0-9a-f]{6}$/);
  expect(manifest.icons.map(({ sizes, purpose }: any) => `${sizes} ${purpose}`)).toEqual(["any any", "192x192 any", "512x512 any", "512x512 maskable"]);
  const apple = { src: await page.locator('link[rel="apple-touch-icon"]').getAttribute("href"), sizes: "180x180", type: "image/png" };
  for (const { src, sizes, type } of [...manifest.icons, apple]) {
    const response = await page.request.get(new URL(src, address).href);
    expect(response.headers()["content-type"]).toBe(type);
    const bytes = await response.body();
    // A PNG has its width and height behind its first sixteen bytes.
    if (type === "image/png") expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
  }
});
