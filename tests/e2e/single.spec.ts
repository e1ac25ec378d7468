// memlane.html, the whole page in one file: opened from a disk as from a USB stick, in a sandbox, under a strict policy.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test, type Page } from "@playwright/test";
import { host, say, told } from "./host";
import { button, place, slider, stage, step } from "./machine";
import { complaints, expectAccessible } from "./page";
import { named } from "./rounds";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const disk = new URL("../../dist/memlane.html", import.meta.url).href;
const inside = (page: Page) => page.frameLocator("iframe");

/** What the page asks for beside itself; a frame of itself is itself. */
const requests = (page: Page) => {
  const list: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(disk) && !request.url().startsWith("data:")) list.push(request.url());
  });
  return list;
};

/** Opens the file at a route, and keeps what must stay empty: what it asks for, what it complains of. */
const openFile = async (page: Page, rest = "") => {
  const empty = { asked: requests(page), said: complaints(page) };
  await page.goto(disk + rest);
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.locator("h1")).toHaveCount(1);
  return empty;
};
const nothing = { asked: [], said: [] };

test("the home page steps, and leads on", async ({ page }) => {
  const kept = await openFile(page);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => [...document.fonts].map((font) => font.status))).toContain("loaded");
  await step(page);
  await button(stage(page), "Back").click();
  await page.getByRole("link", { name: "Quiz", exact: true }).click();
  await expect(page.getByRole("link", { name: "Quiz", exact: true })).toHaveAttribute("aria-current", "page");
  await expectAccessible(page);
  expect(kept).toEqual(nothing);
});

test("a step of the lecture, and the speaker's window beside it", async ({ page }) => {
  const kept = await openFile(page, "?theme=dark#/lecture/memory-virtualization/five-references");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const title = (await page.locator("h1").textContent())!;
  const [speaker] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("n")]);
  await expect(speaker.locator("h1")).toContainText(title);
  await speaker.keyboard.press("PageDown");
  await expect(page.locator("h1")).not.toHaveText(title);
  await page.reload();
  await expect(page.locator("h1")).not.toHaveText(title);
  expect(kept).toEqual(nothing);
});

test("a quiz remembers, and one about a C program is read", async ({ page }) => {
  const kept = await openFile(page, "#/quiz/translate?seed=41");
  await named(page, "Show the answer").click();
  await page.reload();
  await expect(page.locator(".answer-shown")).toBeVisible();
  await page.goto(`${disk}#/quiz/linked-list`);
  const names = page.getByRole("list", { name: "Names" }).getByRole("button");
  await expect(names.first()).toContainText("head");
  await named(page, "Show").click();
  await expect(names.first()).toContainText("static data");
  expect(kept).toEqual(nothing);
});

test("a frame of it embeds as the page does, after a click where that is asked for", async ({ page }) => {
  await page.goto(`${disk}?embed=1&ctl=1#/lecture/memory-virtualization/five-references`);
  await named(page, "Load the machine").click();
  await expect(page.locator(".stage")).toBeVisible();
  await expect(page.locator(".header")).toHaveCount(0);
});

test("the dialog says what is true of a file on a disk", async ({ page }) => {
  const kept = await openFile(page, "#/lecture/memory-virtualization/five-references");
  await named(page, "Embed").click();
  const dialog = page.getByRole("dialog", { name: "Show this on another page" });
  await expect(dialog.frameLocator("iframe").locator(".stage")).toBeVisible();
  await expect(dialog).toContainText("Others see it once this file is on a web server.");
  await expect(dialog.getByRole("link")).toHaveCount(0);
  expect(kept).toEqual(nothing);
});

test("works in a sandbox, and answers its host", async ({ page, baseURL }) => {
  const kept = { asked: [] as string[], said: complaints(page) };
  page.on("request", (request) => kept.asked.push(request.url().replace(baseURL!, "")));
  await host(page, '<iframe sandbox="allow-scripts" src="/memlane.html?embed=1#/quiz/translate?seed=41" title="Quiz" width="1200" height="900"></iframe>');
  await expect(inside(page).locator(".question")).toBeVisible();
  await expect.poll(async () => (await told(page, "resize")).length).toBeGreaterThan(0);
  await say(page, { context: "memlane", action: "goto", route: "#/quiz/linked-list" });
  await expect(inside(page).getByRole("list", { name: "Names" })).toBeVisible();
  await say(page, { context: "memlane", action: "goto", route: "#/lab/five-references" });
  await expect(inside(page).locator(".stage")).toBeVisible();
  const asked = kept.asked.filter((path) => !/^(\/host\.html|\/keep\.js|data:)/.test(path));
  expect(asked).toEqual(["/memlane.html?embed=1"]);
  expect(kept.said).toEqual([]);
});

test("over the web it is the same page", async ({ page }) => {
  const list = complaints(page);
  await page.goto("/memlane/memlane.html#/lab/five-references");
  await expect(page.locator(".stage")).toBeVisible();
  const before = await slider(page).inputValue();
  await page.keyboard.press("ArrowRight");
  await expect(slider(page)).not.toHaveValue(before);
  await expect(place(page)).toBeVisible();
  expect(list).toEqual([]);
});

test("runs no script and shows no style but its own", async ({ page }) => {
  await openFile(page);
  const policy = await page.locator("meta[http-equiv]").getAttribute("content");
  expect(policy).not.toMatch(/'unsafe-/);
  const blocked = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
    const add = (tag: string, text: string) => document.head.append(Object.assign(document.createElement(tag), { textContent: text }));
    add("script", "window.inlineRan = true");
    add("style", "body { display: none }");
    document.body.setAttribute("style", "color: red");
    await new Promise((done) => setTimeout(done, 100));
    return { ran: "inlineRan" in window, violations };
  });
  expect(blocked.ran).toBe(false);
  expect(blocked.violations).toEqual(expect.arrayContaining(["script-src-elem", "style-src-elem", "style-src-attr"]));
});

test("the page leads to it, where a teacher looks", async ({ page }) => {
  await page.goto("/");
  await named(page, "Embed").click();
  const link = page.getByRole("dialog").getByRole("link", { name: "memlane.html" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("memlane.html");
  expect(readFileSync(await download.path())).toEqual(readFileSync(new URL(disk)));
});

test("says so where a part of it is missing", async ({ page }) => {
  const broken = readFileSync(new URL(disk), "utf8").replace(/(data-wasm="whole">)[^<]{1000}/, "$1");
  await page.route("**/broken.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: broken }));
  await page.goto("/broken.html");
  await expect(page.getByRole("alert")).toContainText("memlane could not start");
});

test("is at most 1.4 MB, or 1 MB by gzip", async () => {
  const file = readFileSync(new URL(disk));
  const packed = gzipSync(file, { level: 9 }).length;
  console.log(`${file.length} bytes, ${packed} by gzip -9`);
  expect(file.length).toBeLessThanOrEqual(1.4 * 2 ** 20);
  expect(packed).toBeLessThanOrEqual(2 ** 20);
});
