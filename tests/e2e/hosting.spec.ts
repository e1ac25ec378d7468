// Other people's pages: the custom element, messages both ways, hostile ones, sandboxes, a strict policy, a sub-folder.
import { readFileSync } from "node:fs";
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { host, say, told } from "./host";
import { complaints, expectAccessible, open } from "./page";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const script = '<script src="/memlane.js" defer></script>';
const figure = '<iframe src="/index.html?embed=1#/lab/five-references" title="Figure" width="900" height="700"></iframe>';
const inside = (page: Page, index = 0) => page.frameLocator("iframe").nth(index);
const place = (frame: FrameLocator) => frame.locator(".transport").first();
const last = async (page: Page, action: string) => (await told(page, action)).at(-1);

test("a page steers a figure and hears where it stands", async ({ page }) => {
  const list = complaints(page);
  await host(page, figure);
  await expect.poll(() => told(page, "ready")).toEqual([{ context: "memlane", action: "ready", protocol: 1 }]);
  const start = await last(page, "step");
  expect(start.length).toBeGreaterThan(start.position);
  await say(page, { context: "memlane", action: "next" });
  await expect.poll(async () => (await last(page, "step")).position).toBe(start.position + 1);
  await say(page, { context: "memlane", action: "back" });
  await expect.poll(async () => (await last(page, "step")).position).toBe(start.position);
  await say(page, { context: "memlane", action: "seek", position: 1e9 });
  await expect.poll(async () => (await last(page, "step")).position).toBe(start.length);
  await say(page, { context: "memlane", action: "theme", theme: "dark" });
  await expect(inside(page).locator("html")).toHaveAttribute("data-theme", "dark");
  await say(page, { context: "memlane", action: "goto", route: "#/quiz/translate?seed=4" });
  await expect(inside(page).locator(".question")).toBeVisible();
  await say(page, { context: "memlane", action: "state" });
  await expect.poll(() => last(page, "state")).toMatchObject({ route: "#/quiz/translate?seed=4", theme: "dark" });
  await inside(page).getByRole("button", { name: "Show the answer" }).click();
  expect(list).toEqual([]);
});

test("answers and scores are told", async ({ page }) => {
  await host(page, '<iframe src="/index.html?embed=1#/quiz/match-that-address-space" title="Quiz" width="1200" height="900"></iframe>');
  await inside(page).locator("[data-segment='0']").click();
  await expect.poll(() => told(page, "answer")).toEqual([{ context: "memlane", action: "answer", question: "match/match-that-address-space", right: false }]);
  await inside(page).locator("[data-segment='1']").click();
  await inside(page).locator("[data-segment='0']").click();
  await expect.poll(() => last(page, "score")).toEqual({ context: "memlane", action: "score", points: 1, of: 5, done: 0, tasks: 1 });
});

const kept = (frame: FrameLocator) => frame.locator("html").evaluate(() => Object.keys(localStorage));
const question = (name: string, keep: string) =>
  `<iframe name='${name}' src="/index.html?embed=1&keep=${keep}#/quiz/what-happens?seed=3" title="Quiz" width="900" height="700"></iframe>`;

test("a host remembers for a frame, and gives back what it was told", async ({ page }) => {
  await host(page, question("", "host"));
  await inside(page).getByRole("button", { name: "Show the answer" }).click();
  await expect.poll(() => last(page, "result")).toMatchObject({ kind: "choice", given: null, points: 0, of: 1 });
  await inside(page).getByRole("link", { name: "Next →" }).click();
  await expect.poll(() => last(page, "page")).toMatchObject({ route: "#/quiz/what-happens?seed=3&at=2", number: 2, of: 10 });
  expect(await kept(inside(page))).toEqual([]);
  const { text } = await last(page, "kept");
  await host(page, question(text.replaceAll("'", "&#39;"), "host"));
  await expect(inside(page).getByText("2 / 10", { exact: true })).toBeVisible();
  await inside(page).getByRole("link", { name: "← Back" }).click();
  await expect(inside(page).locator(".question")).toBeVisible();
  await expect(inside(page).getByRole("button", { name: "Show the answer" })).toHaveCount(0);
});

test("what a host gives back may be anything", async ({ page }) => {
  const list = complaints(page);
  for (const name of ["{", "null", "7", "[1,2]", '{"run.what-happens":7}', '{"run.what-happens":"3 00000000\\nc99 tx p9.9"}', "x".repeat(1e5)]) {
    await host(page, question(name, "host"));
    await expect(inside(page).getByText("1 / 10", { exact: true })).toBeVisible();
  }
  expect(list).toEqual([]);
});

test("nobody remembers where nobody is to", async ({ page }) => {
  await host(page, question("", "0"));
  await inside(page).getByRole("button", { name: "Show the answer" }).click();
  expect(await kept(inside(page))).toEqual([]);
  expect(await told(page, "kept")).toEqual([]);
});

test("what makes no sense is answered by an error and changes nothing", async ({ page }) => {
  await host(page, figure);
  await expect.poll(async () => (await told(page, "ready")).length).toBe(1);
  const start = await last(page, "step");
  const wrong: [object, RegExp][] = [
    [{}, /needs an action/],
    [{ action: 7 }, /needs an action/],
    [{ action: "explode" }, /“explode” is no action; there are hello/],
    [{ action: "x".repeat(1e5) }, /^“x{40}” is no action/],
    [{ action: "seek" }, /seek needs position/],
    [{ action: "seek", position: -1 }, /seek needs position/],
    [{ action: "seek", position: 1.5 }, /seek needs position/],
    [{ action: "seek", position: NaN }, /seek needs position/],
    [{ action: "seek", position: "3" }, /seek needs position/],
    [{ action: "goto", route: "javascript:alert(1)" }, /goto needs route/],
    [{ action: "goto", route: "https://example.com/" }, /goto needs route/],
    [{ action: "theme", theme: "pink" }, /theme needs theme/],
  ];
  for (const [index, [message, why]] of wrong.entries()) {
    await say(page, { context: "memlane", ...message });
    await expect.poll(async () => (await told(page, "error")).length).toBe(index + 1);
    expect((await last(page, "error")).message).toMatch(why);
  }
  expect(await last(page, "step")).toEqual(start);
});

test("ten thousand random messages change nothing and break nothing", async ({ page }) => {
  const list = complaints(page);
  await host(page, figure);
  await expect.poll(async () => (await told(page, "ready")).length).toBe(1);
  const before = await place(inside(page)).textContent();
  await page.evaluate(async () => {
    let seed = 7;
    const below = (end: number) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % end;
    const odd: unknown[] = [null, undefined, 0, -1, 1e300, NaN, "", "memlane", "<img src=x>", "\u0000", [], {}, true, new Date(0), 7n, new Map(), "next", "#/", "#/quiz/\u202e"];
    const any = (depth: number): unknown => {
      const one = odd[below(odd.length)];
      if (depth === 0 || below(2)) return one;
      return below(2) ? [any(depth - 1), any(depth - 1)] : { [String(odd[below(9)])]: any(depth - 1), action: any(depth - 1) };
    };
    const target = document.querySelector("iframe")!.contentWindow!;
    for (let sent = 0; sent < 10_000; sent++) {
      // What would be a wish in good form is none without the right context.
      const message: any = below(3) ? any(3) : { context: below(2) ? "memlane" : "h5p", action: ["seek", "goto", "theme", "nonsense", "score"][below(5)], position: any(1), route: any(1), theme: any(1) };
      if (message?.action === "seek" && message.position === 0) continue;
      if (message?.action === "goto" && String(message.route).startsWith("#/")) continue;
      target.postMessage(message, "*");
      if (sent % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await say(page, { context: "memlane", action: "state" });
  await expect.poll(() => last(page, "state")).toMatchObject({ route: "#/lab/five-references" });
  expect(await place(inside(page)).textContent()).toBe(before);
  await expect(inside(page).locator(".crash")).toHaveCount(0);
  expect(list).toEqual([]);
});

test("another window than the host is not heard", async ({ page }) => {
  await host(page, figure);
  await expect.poll(async () => (await told(page, "ready")).length).toBe(1);
  const start = await last(page, "step");
  // A sibling frame of the same origin speaks to the figure.
  await page.evaluate(() => {
    const sibling = document.body.appendChild(document.createElement("iframe"));
    sibling.srcdoc = '<script src="/sibling.js"></script>';
  });
  await page.route("**/sibling.js", (route) => route.fulfill({
    contentType: "text/javascript",
    body: 'parent.frames[0].postMessage({ context: "memlane", action: "next" }, "*"); parent.postMessage("spoken", "*");',
  }));
  await page.evaluate(() => {
    const sibling = document.body.appendChild(document.createElement("iframe"));
    sibling.srcdoc = '<script src="/sibling.js"></script>';
  });
  await expect.poll(() => page.evaluate(() => (window as any).told.includes("spoken"))).toBe(true);
  await page.waitForTimeout(300);
  expect(await last(page, "step")).toEqual(start);
});

test("the custom element shows, steers, tells, and says where the whole page is", async ({ page }) => {
  const list = complaints(page);
  await host(page, `${script}<mem-lane lecture="memory-virtualization" step="five-references" label="Five references" theme="dark"></mem-lane>`);
  const element = page.locator("mem-lane");
  await element.evaluate((element: any) => element.ready);
  await expect(inside(page).locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("iframe")).toHaveAttribute("title", "Five references");
  await expect(page.getByRole("link", { name: "Open in memlane" })).toHaveAttribute("href", /index\.html#\/lecture\/memory-virtualization\/five-references$/);
  const heard = await element.evaluate((element: any) => new Promise<any>((resolve) => {
    element.addEventListener("memlane-step", ({ detail }: CustomEvent) => resolve(detail), { once: true });
    element.seek(0);
    element.next();
  }));
  expect(heard).toMatchObject({ position: expect.any(Number), length: expect.any(Number) });
  const state: any = await element.evaluate((element: any) => element.state());
  expect(state.route).toBe("#/lecture/memory-virtualization/five-references");
  await element.evaluate((element: any) => element.theme("light"));
  await expect(inside(page).locator("html")).toHaveAttribute("data-theme", "light");
  const heights = () => page.evaluate(() => {
    const frame = document.querySelector("iframe")!;
    return frame.clientHeight - frame.contentDocument!.documentElement.scrollHeight;
  });
  await expect.poll(heights).toBe(0);
  expect(list).toEqual([]);
});

test("an element whose page is not there says so", async ({ page }) => {
  await page.clock.install();
  await host(page, `${script}<mem-lane src="/nowhere.html"></mem-lane>`);
  const failed = page.locator("mem-lane").evaluate((element: any) => element.ready.then(() => "ready", (error: Error) => error.message));
  await page.waitForLoadState("load");
  await page.clock.runFor(31_000);
  expect(await failed).toMatch(/nowhere\.html#\/ did not answer/);
});

test("two figures on one page are of one download, and each is steered alone", async ({ page }) => {
  const fetched = new Set<string>();
  page.on("request", (request) => request.url().endsWith(".wasm") && fetched.add(request.url()));
  await host(page, `${script}<mem-lane lab="five-references"></mem-lane><mem-lane lab="heap-first-fit"></mem-lane>`);
  await page.evaluate(() => Promise.all([...document.querySelectorAll("mem-lane")].map((element: any) => element.ready)));
  await expect(inside(page, 0).locator(".stage")).toBeVisible();
  await expect(inside(page, 1).locator(".stage")).toBeVisible();
  const states = await page.evaluate(async () => {
    const [first, second] = [...document.querySelectorAll<any>("mem-lane")];
    const before = await second.state();
    first.next();
    await new Promise((resolve) => first.addEventListener("memlane-step", resolve, { once: true }));
    return [before, await second.state()];
  });
  expect(states[1]).toEqual(states[0]);
  expect(fetched.size).toBe(1);
});

test("a figure that leaves the screen plays no further", async ({ page }) => {
  await host(page, `${figure}<div style="height: 4000px"></div>`);
  await inside(page).getByRole("button", { name: "Play" }).click();
  await page.evaluate(() => scrollTo(0, 3000));
  await expect(inside(page).getByRole("button", { name: "Play" })).toBeVisible();
  const stopped = await last(page, "step");
  await page.waitForTimeout(1500);
  expect(await last(page, "step")).toEqual(stopped);
});

for (const sandbox of ["allow-scripts", "allow-scripts allow-same-origin"]) {
  test(`works in a sandbox with ${sandbox}`, async ({ page }) => {
    const broken: string[] = [];
    page.on("pageerror", (error) => broken.push(String(error)));
    await host(page, `${script}<iframe sandbox="${sandbox}" src="/index.html?embed=1#/quiz/match-that-address-space" title="Quiz" width="1200" height="300"></iframe>`);
    await inside(page).locator("[data-segment='1']").click();
    await expect(inside(page).locator(".feedback")).toContainText("Right.");
    await expect.poll(async () => (await told(page, "resize")).length).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  });
}

test("works on a page with a strict policy", async ({ page }) => {
  const csp = "default-src 'none'; script-src 'self'; frame-src 'self'; style-src 'self'";
  const broken: string[] = [];
  page.on("pageerror", (error) => broken.push(String(error)));
  await host(page, `${script}<mem-lane lab="five-references"></mem-lane>`, { csp });
  await page.locator("mem-lane").evaluate((element: any) => element.ready);
  await expect(inside(page).locator(".stage")).toBeVisible();
  expect(broken).toEqual([]);
});

test("runs where WebAssembly is served under the wrong type", async ({ page }) => {
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await open(page, "#/quiz/translate?seed=3");
  await expect(page.locator(".question")).toBeVisible();
});

test("nothing is loaded before the click where that is asked for", async ({ page }) => {
  const wasm: string[] = [];
  page.on("request", (request) => request.url().endsWith(".wasm") && wasm.push(request.url()));
  await host(page, '<iframe src="/index.html?embed=1&ctl=1#/lab/five-references" title="Figure" width="900" height="600"></iframe>');
  const load = inside(page).getByRole("button", { name: "Load the machine" });
  await expect(load).toBeVisible();
  expect(wasm).toEqual([]);
  await load.click();
  await expect(inside(page).locator(".stage")).toBeVisible();
});

test("view, controls and seed; what is unknown warns", async ({ page }) => {
  await open(page, "#/lecture/memory-virtualization/segmentation", "?embed=1&view=step");
  await expect(page.locator(".words")).toBeVisible();
  await expect(page.locator(".pages")).toBeHidden();
  await expectAccessible(page);
  await open(page, "#/lecture/memory-virtualization/segmentation", "?embed=1&view=lecture");
  await page.getByRole("link", { name: "Next →" }).click();
  await expect.poll(() => new URL(page.url()).hash).not.toContain("/segmentation");
  expect(new URL(page.url()).search).toContain("embed=1");
  await open(page, "#/lab/five-references", "?embed=1&controls=0");
  await expect(page.locator(".transport")).toBeHidden();
  await page.keyboard.press("ArrowRight");
  await open(page, "#/quiz/translate", "?embed=1&seed=41");
  await expect.poll(() => new URL(page.url()).hash).toContain("seed=41");
  const list = complaints(page);
  await open(page, "#/", "?embed=1&view=nothing&controls=maybe&seed=x&ctl=2");
  expect(list.sort()).toEqual(["controls=maybe", "seed=x", "view=nothing"].map((words) => expect.stringContaining(words)));
});

test("the dialog makes what is pasted, and shows how it will look", async ({ page }) => {
  const list = complaints(page);
  await open(page, "#/lecture/memory-virtualization/segmentation");
  await page.getByRole("button", { name: "Embed" }).click();
  const dialog = page.getByRole("dialog", { name: "Show this on another page" });
  await dialog.getByText("Text and figure").click();
  await dialog.getByText("Dark", { exact: true }).click();
  const pasted = dialog.locator("pre");
  await expect(pasted).toContainText("embed=1&amp;view=step&amp;theme=dark#/lecture/memory-virtualization/segmentation");
  const preview = dialog.frameLocator("iframe");
  await expect(preview.locator(".words")).toBeVisible();
  await expect(preview.locator("html")).toHaveAttribute("data-theme", "dark");
  // The preview has the landmarks of the page below it once more.
  await expectAccessible(page, "iframe.preview");
  await dialog.getByText("Custom element").click();
  await expect(pasted).toContainText('<mem-lane route="#/lecture/memory-virtualization/segmentation"');
  const element = (await pasted.textContent())!;
  await page.keyboard.press("Escape");
  // What was made works where it is pasted.
  await host(page, element.replaceAll("index.html", ""));
  await page.locator("mem-lane").evaluate((element: any) => element.ready);
  await expect(inside(page).locator(".words")).toBeVisible();
  expect(list).toEqual([]);
});

test("the script for hosts is small, and the page can be discovered", async ({ page }) => {
  const { gzipSync } = await import("node:zlib");
  expect(gzipSync(readFileSync("dist/memlane.js"), { level: 9 }).length).toBeLessThanOrEqual(4096);
  await open(page);
  const address = await page.locator('link[type="application/json+oembed"]').getAttribute("href");
  const told = await (await page.request.get(`/${address}`)).json();
  expect(told).toMatchObject({ version: "1.0", type: "rich", width: expect.any(Number), height: expect.any(Number) });
  expect(told.html).toContain("embed=1");
});
