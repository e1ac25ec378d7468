// The page starts wherever it is hosted, keeps its Content-Security-Policy, and says so when it cannot start.
import { expect, test, type Page } from "@playwright/test";
import { complaints as spoken } from "./page";

/** What the page complains about, failed requests included. */
const complaints = (page: Page) => {
  const list = spoken(page);
  page.on("response", (response) => {
    if (response.status() >= 400) list.push(`${response.status()} ${response.url()}`);
  });
  return list;
};

for (const path of ["/", "/memlane/", "/memlane/sub/", "/memlane/sub/index.html"]) {
  test(`starts at ${path} without a complaint`, async ({ page }) => {
    const list = complaints(page);
    await page.goto(path);
    await expect(page.locator("#boot")).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    expect(list).toEqual([]);
  });
}

test("downloads its WebAssembly once", async ({ page }) => {
  const requests: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith(".wasm")) requests.push(request.url());
  });
  await page.goto("/");
  await expect(page.locator("#boot")).toHaveCount(0);
  await page.waitForLoadState("networkidle");
  expect(requests).toHaveLength(1);
});

test("blocks inline scripts, eval and inline styles", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("#boot")).toHaveCount(0);
  const blocked = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.inlineRan = true";
    document.head.append(script);
    const evaluate = document.createElement("div");
    evaluate.setAttribute("onclick", "window.inlineRan = true");
    evaluate.click();
    evaluate.setAttribute("style", "color: red");
    await new Promise((done) => setTimeout(done, 100));
    return { ran: "inlineRan" in window, violations };
  });
  expect(blocked.ran).toBe(false);
  expect(blocked.violations).toEqual(expect.arrayContaining(["script-src-elem", "script-src-attr", "style-src-attr"]));
});

for (const part of ["*.wasm", "page-*.js", "start-*.js"]) {
  test(`says in words that it could not start when ${part} is missing`, async ({ page }) => {
    await page.route(`**/${part}`, (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto("/");
    await expect(page.getByRole("alert")).toContainText("memlane could not start");
  });
}

test("says what it needs where JavaScript is off", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}/`);
  await expect(page.locator("noscript p")).toBeVisible();
  await context.close();
});

test("starts in a sandboxed frame", async ({ page, baseURL }) => {
  const host = `${baseURL}/host.html`;
  const body = `<iframe sandbox="allow-scripts" src="${baseURL}/memlane/"></iframe>`;
  await page.route(host, (route) => route.fulfill({ contentType: "text/html", body }));
  const list = complaints(page);
  await page.goto(host);
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 }).first()).toBeVisible();
  expect(list).toEqual([]);
});
