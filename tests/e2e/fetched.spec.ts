// Lectures that come by their address: one that is well written, one with mistakes, one that means harm, and none.
import { createServer, type Server } from "node:http";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { expect, test, type Page } from "@playwright/test";
import { slider } from "./machine";
import { complaints, expectAccessible } from "./page";

let server: Server;
let elsewhere: string;
const text = (name: string) => readFileSync(new URL(`lectures/${name}`, import.meta.url), "utf8");

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const name = request.url!.slice(1);
    const allowed = name === "closed.md" ? {} : { "access-control-allow-origin": "*" };
    if (name === "huge.md") {
      response.writeHead(200, allowed).end("---\nslug: huge\ntitle: Huge\n---\n## S\n" + "word ".repeat(400_000));
      return;
    }
    try {
      const body = text(name === "closed.md" ? "short.md" : name);
      response.writeHead(200, { "content-type": "text/markdown", ...allowed }).end(body);
    } catch {
      response.writeHead(404, allowed).end("nothing here");
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

const fetch = async (page: Page, address: string, route = "#/") => {
  await page.goto(`/?lecture=${encodeURIComponent(address)}${route}`);
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.getByText("Fetching the lecture")).toHaveCount(0);
};
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const mistakes = (page: Page) => page.locator(".mistakes li");
const next = (page: Page) => page.keyboard.press("PageDown");

test("a lecture from elsewhere is like one that came with the page", async ({ page }) => {
  const list = complaints(page);
  await fetch(page, `${elsewhere}/short.md`);
  await expect(page.locator(".mistakes")).toHaveCount(0);
  const steps = await page.getByRole("progressbar", { name: /^Progress/ }).evaluate((bar: HTMLProgressElement) => bar.max);
  expect(steps).toBeGreaterThanOrEqual(3);
  const hashes = new Set<string>();
  for (let step = 0; step < steps; step++) {
    hashes.add(new URL(page.url()).hash);
    await expect(page.locator(".mistakes, .refusal")).toHaveCount(0);
    await expectAccessible(page);
    const title = await heading(page).textContent();
    await next(page);
    await expect(heading(page)).not.toHaveText(title!);
  }
  expect(hashes.size).toBe(steps);
  const third = [...hashes][2]!;
  await fetch(page, `${elsewhere}/short.md`, third);
  expect(new URL(page.url()).hash).toBe(third);
  const [speaker] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("n")]);
  await expect(speaker.locator("h1")).toHaveText(`${await heading(page).textContent()} · When a stack grows too far`);
  await speaker.close();
  expect(list).toEqual([]);
});

test("mistakes are told by their lines, where they are, and the rest works", async ({ page }) => {
  await fetch(page, `${elsewhere}/malformed.md`);
  await expect(heading(page)).toHaveText("The first step works");
  await expect(mistakes(page)).toHaveText([/^line 4: .author. is not known/, /^line 7: this stands before the first step/]);
  await expectAccessible(page);
  await page.keyboard.press("ArrowRight");
  await expect(slider(page)).toHaveValue("2");
  await next(page);
  await expect(heading(page)).toHaveText("The machine of this step cannot be read");
  await expect(mistakes(page)).toHaveText([/^line 27: column 3: there is no instruction .movll/]);
  await expect(page.locator(".words")).toContainText("This text stands.");
  await next(page);
  await expect(mistakes(page)).toHaveText([/^line 32: .how-many. is no quantity/]);
  await next(page);
  await expect(mistakes(page)).toHaveText([/^line 40: from=fifth/]);
  await next(page);
  await expect(mistakes(page)).toHaveText(["line 59: system-calls = 3: it is 0 (0x0)"]);
  await page.keyboard.press("1");
  await expect(page.locator(".reason")).toContainText("The heap has room.");
});

test("what means harm does none, and is told", async ({ page }) => {
  page.on("dialog", () => {
    throw new Error("a dialog opened");
  });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await fetch(page, `${elsewhere}/hostile.md`);
  await expect(mistakes(page).filter({ hasText: "raw HTML is not shown" })).not.toHaveCount(0);
  await expect(mistakes(page).filter({ hasText: "javascript:" })).not.toHaveCount(0);
  await expect(mistakes(page).filter({ hasText: "pictures are not shown" })).toHaveCount(1);
  await expect(page.locator(".words script, .words img, .words svg, .words [onclick]")).toHaveCount(0);
  await expect(page.locator(".words a:not([href^='https://'])")).toHaveCount(0);
  for (const [step, told] of [
    ["second", /from=second: .* this step itself/],
    ["third", /from=fourth: .* no step before this one/],
    ["fourth", null],
    ["fifth", /99999999999999999999/],
    ["sixth", /99999999999/],
  ] as const) {
    await next(page);
    await expect.poll(() => new URL(page.url()).hash).toBe(`#/lecture/hostile/${step}`);
    if (told) await expect(mistakes(page).filter({ hasText: told })).not.toHaveCount(0);
    else await expect(mistakes(page)).toHaveCount(0);
  }
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  expect(asked.filter((url) => url.includes("example.org"))).toEqual([]);
});

test("what does not come is told, and the page goes on", async ({ page }) => {
  for (const [address, told] of [
    [`${elsewhere}/missing.md`, "the server answered 404"],
    [`${elsewhere}/closed.md`, "does not let other sites read the file"],
    [`${elsewhere}/huge.md`, "a lecture has at most 1048576"],
    ["http://127.0.0.1:9/x.md", "the server does not answer"],
    ["file:///etc/passwd", "begins with https:// or http://"],
    ["javascript:alert(1)", "begins with https:// or http://"],
    ["data:text/plain,x", "begins with https:// or http://"],
  ] as const) {
    await fetch(page, address, "#/lecture/some/step");
    await expect(heading(page)).toHaveText("This lecture cannot be read");
    await expect(page.getByRole("alert")).toContainText(told);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Lab", exact: true }).click();
    await expect(page.locator(".lab")).toBeVisible();
  }
});
