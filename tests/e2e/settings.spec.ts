// What a person can choose: theme, numbers, direction, keys. By mouse and by keyboard, remembered, and in a frame left alone.
import { expect, test, type Page } from "@playwright/test";
import { complaints, expectAccessible, expectNoSideways, lecture, open, quiz } from "./page";

const html = (page: Page) => page.locator("html");
const gear = (page: Page) => page.getByRole("button", { name: "Settings" });
const sheet = (page: Page, name = "Settings") => page.getByRole("dialog", { name });
const option = (page: Page, name: string) => sheet(page).getByRole("radio", { name: new RegExp(`^${name}`) });
const place = (page: Page) => page.locator(".transport-place");
const stage = (page: Page) => page.getByRole("region", { name: "Simulated computer" });

/** Chooses and closes the sheet again. */
const choose = async (page: Page, ...names: string[]) => {
  await gear(page).click();
  for (const name of names) await option(page, name).check();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveCount(0);
};

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
});

test("the theme is the system's until one is chosen, and then remembered", async ({ page }) => {
  await open(page);
  await expect(html(page)).toHaveAttribute("data-theme", "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(html(page)).toHaveAttribute("data-theme", "dark");
  await gear(page).click();
  await expect(option(page, "System")).toBeChecked();
  for (const theme of ["Light", "Dark", "Projector"]) {
    await option(page, theme).check();
    await expect(html(page)).toHaveAttribute("data-theme", theme.toLowerCase());
  }
  await page.reload();
  await expect(html(page)).toHaveAttribute("data-theme", "projector");
  await choose(page, "System");
  await expect(html(page)).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await page.emulateMedia({ colorScheme: "light" });
  await expect(html(page)).toHaveAttribute("data-theme", "light");
});

test("the address names any theme, over what is remembered", async ({ page }) => {
  await open(page);
  await choose(page, "Dark");
  const list = complaints(page);
  for (const [asked, shown] of [["light", "light"], ["projector", "projector"], ["system", "light"], ["dark", "dark"]]) {
    await open(page, "#/", `?theme=${asked}`);
    await expect(html(page)).toHaveAttribute("data-theme", shown!);
  }
  expect(list).toEqual([]);
});

test("for the projector type is a fifth to a quarter larger, and the page is white", async ({ page }) => {
  const size = () => html(page).evaluate((root) => parseFloat(getComputedStyle(root).fontSize));
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, lecture, "?theme=light");
  const usual = await size();
  await open(page, lecture, "?theme=projector");
  const factor = (await size()) / usual;
  expect(factor).toBeGreaterThanOrEqual(1.2);
  expect(factor).toBeLessThanOrEqual(1.25);
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  const share = (await size()) / 1080;
  await page.setViewportSize({ width: 1280, height: 720 });
  expect((await size()) / 720, "as much of the wall on a low screen").toBeGreaterThanOrEqual(share);
});

test("by keyboard: the sheet opens, a choice is made, Escape closes it, and the focus is back", async ({ page }) => {
  await open(page);
  const at = await place(page).textContent();
  await gear(page).focus();
  await page.keyboard.press("Enter");
  await expect(sheet(page).getByRole("heading", { name: "Settings" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(sheet(page).getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(option(page, "System")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(option(page, "Dark")).toBeChecked();
  await expect(html(page)).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveCount(0);
  await expect(gear(page)).toBeFocused();
  await expect(place(page)).toHaveText(at!);
});

test("a click beside the sheet closes it, and one inside does not", async ({ page }) => {
  await open(page);
  await gear(page).click();
  await sheet(page).getByText("Low addresses").click();
  await expect(sheet(page)).toBeVisible();
  await page.mouse.click(20, 700);
  await expect(sheet(page)).toHaveCount(0);
  await expect(gear(page)).toBeFocused();
});

test("numbers become decimal everywhere on the stage, fields aside, and are remembered", async ({ page }) => {
  const list = complaints(page);
  await open(page);
  await stage(page).getByRole("button", { name: "malloc in A" }).click();
  const written = () => stage(page).evaluate((root) => {
    const spoken = [...root.querySelectorAll("[aria-label]")].map((element) => element.getAttribute("aria-label"));
    return [root.textContent, ...spoken].join("\n");
  });
  expect(await written()).toContain("0x2008");
  await choose(page, "Decimal");
  await expect.poll(written).not.toContain("0x");
  expect(await written()).toContain("virtual 8192 to 10239");
  await expect(stage(page).getByRole("textbox", { name: "Bytes to malloc in A" })).toHaveValue("12");
  await stage(page).getByRole("button", { name: "free" }).click();
  await expect(stage(page).getByRole("status")).toContainText("A freed the 16 bytes at 8200.");
  await page.reload();
  await expect.poll(written).not.toContain("0x");
  await page.keyboard.press("ArrowRight");
  await expect.poll(written).not.toContain("0x");
  await choose(page, "Hexadecimal");
  await expect.poll(written).toContain("virtual 0x2000 to 0x27ff");
  expect(list).toEqual([]);
});

test("low addresses can be at the bottom, on every page, remembered", async ({ page }) => {
  await open(page, lecture);
  const upright = () => stage(page).getByRole("img", { name: /^OS: physical 0x0/ }).evaluate((block) => {
    const [own, whole] = [block.getBoundingClientRect(), block.closest(".diagram")!.getBoundingClientRect()];
    return own.top + own.bottom < whole.top + whole.bottom;
  });
  expect(await upright()).toBe(true);
  await choose(page, "At the bottom");
  await expect.poll(upright).toBe(false);
  await open(page);
  await expect.poll(upright).toBe(false);
  await choose(page, "At the top");
  await expect.poll(upright).toBe(true);
});

test("what is remembered and makes no sense is left out", async ({ page }) => {
  const list = complaints(page);
  await page.addInitScript(() => {
    for (const name of ["theme", "numerals", "low-end", "characters", "description"]) localStorage.setItem(`memlane.${name}`, "\u{1f9ea}");
  });
  await open(page);
  await expect(html(page)).toHaveAttribute("data-theme", "light");
  await expect(html(page)).toHaveAttribute("data-numerals", "hex");
  expect(list).toEqual([]);
});

test("a browser that refuses storage still takes every choice", async ({ page }) => {
  const list = complaints(page);
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
  });
  await open(page);
  await choose(page, "Dark", "Decimal");
  await expect(html(page)).toHaveAttribute("data-theme", "dark");
  await expect(html(page)).toHaveAttribute("data-numerals", "decimal");
  expect(list).toEqual([]);
});

test("in a frame only the theme is the host's, and nothing remembered shows", async ({ page }) => {
  await open(page);
  await choose(page, "Decimal", "At the bottom");
  await open(page, "#/", "?embed=1&theme=projector");
  await expect(html(page)).toHaveAttribute("data-theme", "projector");
  await expect(html(page)).toHaveAttribute("data-numerals", "hex");
  await expect(stage(page)).toContainText("0x2000");
});

test("the sheet of keys lists what is obeyed, and ? and Escape open and close it", async ({ page }) => {
  await open(page, lecture);
  await page.keyboard.press("?");
  const keys = sheet(page, "Keyboard shortcuts");
  await expect(keys).toBeVisible();
  await expect(keys.locator("kbd")).toContainText(["→", "←", "Space", "Home", "End", "Shift", "→", "]"]);
  const at = await place(page).textContent();
  await page.keyboard.press("ArrowRight");
  await expect(place(page)).toHaveText(at!);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(keys).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(place(page)).not.toHaveText(at!);
});

test("a key hops to the next fault, switch or system call, and back, and says so when there is none", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Home");
  const says = stage(page).getByRole("region", { name: "What happened" });
  const places: string[] = [];
  for (let hop = 0; hop < 20; hop++) {
    await page.keyboard.press(hop % 2 ? "Shift+ArrowRight" : "]");
    if ((await says.textContent())?.includes("lies ahead")) break;
    places.push((await place(page).textContent())!);
  }
  expect(places.length).toBeGreaterThan(2);
  await expect(says).toContainText("Refused: no fault, switch or system call lies ahead.");
  for (const at of places.slice(0, -1).reverse()) {
    await page.keyboard.press("Shift+ArrowLeft");
    await expect(place(page)).toHaveText(at);
  }
  await page.keyboard.press("[");
  await expect(says).toContainText("lies behind");
});

test("characters are no shortcuts in a field, on a modified key, or once switched off", async ({ page }) => {
  await open(page);
  const field = stage(page).getByRole("textbox", { name: "Bytes to malloc in A" });
  await field.fill("");
  await field.pressSequentially("d?t");
  await expect(field).toHaveValue("d?t");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(html(page)).toHaveAttribute("data-theme", "light");
  await gear(page).focus();
  await page.keyboard.press("Control+d");
  await expect(page.locator(".description")).toHaveCount(0);
  await page.keyboard.press("t");
  await expect(html(page)).toHaveAttribute("data-theme", "dark");
  await choose(page, "Off");
  for (const key of ["t", "d", "?"]) await page.keyboard.press(key);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator(".description")).toHaveCount(0);
  await expect(html(page)).toHaveAttribute("data-theme", "dark");
  await gear(page).click();
  await sheet(page).getByRole("button", { name: "Keyboard shortcuts" }).click();
  const keys = sheet(page, "Keyboard shortcuts");
  await expect(keys).toContainText("switched off");
  await expect(keys.locator("kbd", { hasText: /^[?dtfs[\]]$/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(gear(page)).toBeFocused();
});

test("a sheet that a key opens as another closes stays open", async ({ page }) => {
  await open(page);
  await gear(page).click();
  await expect(sheet(page)).toBeVisible();
  await sheet(page).evaluate(async (dialog: HTMLDialogElement) => {
    const told = new Promise((resolve) => dialog.addEventListener("close", resolve));
    dialog.close();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "?", shiftKey: true, bubbles: true }));
    await told;
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await expect(sheet(page, "Keyboard shortcuts")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

for (const theme of ["light", "dark", "projector"]) {
  for (const [width, height] of [[360, 640], [1440, 900], [3840, 2160]] as const) {
    test(`the sheets, ${theme}, at ${width} × ${height}, lie inside the screen`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page, quiz, `?theme=${theme}`);
      await gear(page).click();
      await expectNoSideways(page);
      for (const name of ["Settings", "Keyboard shortcuts"]) {
        await expect(sheet(page, name)).toBeVisible();
        const edges = async () => {
          const box = (await sheet(page, name).boundingBox())!;
          return [box.x >= 0, box.x + box.width <= width, box.y + box.height <= height];
        };
        await expect.poll(edges).toEqual([true, true, true]);
        expect(await sheet(page, name).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(0);
        await page.keyboard.press("Escape");
        await expect(sheet(page, name)).toHaveCount(0);
        await page.keyboard.press("?");
      }
    });
  }
}
