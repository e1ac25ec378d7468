// A link leads back to the very moment that was shared, in another page too; one that is damaged says what is wrong.
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { button, desk, drop, picture, place, says, slider, stage, step } from "./machine";
import { complaints, open } from "./page";
import { dice, print, scenario } from "./scenarios";

const COUNT = 100;
/** Each of so many is opened in a page of its own as well. */
const FRESH = 25;

const source = (page: Page) => desk(page).getByRole("textbox", { name: "Source of the scenario" });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Share this moment" });

/** The link to the moment that is shown. */
const shared = async (page: Page) => {
  await button(stage(page), "Share").click();
  const link = await dialog(page).getByRole("textbox", { name: "Link to this moment" }).inputValue();
  await page.keyboard.press("Escape");
  return link;
};

/** A moment: the source, the place in the timeline, and the picture. */
type Moment = { source: string; place: string; picture: string };
/** A file, the moment in it that is shared, and what is there before and after: both the link and what it led to. */
type Trip = { text: string; at: number; length: number; before: Moment; after: Moment; links: string[] };

/** Shares a moment of each file and opens its link, all in one page, by what a person clicks. */
const travel = (page: Page, files: { text: string; at: number; length: number }[]): Promise<Trip[]> =>
  page.evaluate(async (files) => {
    const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;
    const until = async (what: string, holds: () => boolean) => {
      for (const start = performance.now(); !holds(); await new Promise(requestAnimationFrame)) {
        if (performance.now() - start > 20_000) throw new Error(`never: ${what}`);
      }
    };
    const title = (words: string) => until(words, () => find(".desk-title").textContent === words);
    const moment = () => {
      const parts = [...document.querySelectorAll(".stage :is(.cards, .diagram svg)")];
      const spoken = parts.flatMap((part) => [...part.querySelectorAll("[aria-label]")].map((one) => one.getAttribute("aria-label")));
      const picture = [...parts.map((part) => part.textContent), ...spoken].join("\n");
      return { source: find<HTMLTextAreaElement>(".sheet textarea").value, place: find(".transport-place").textContent!, picture };
    };
    const share = async () => {
      find(".sharing > button").click();
      await until("the dialog", () => !!find("dialog[open] input"));
      const link = find<HTMLInputElement>("dialog[open] input").value;
      [...document.querySelectorAll<HTMLElement>("dialog button")].at(-1)!.click();
      await until("no dialog", () => !find("dialog"));
      return link;
    };
    const trips = [];
    for (const [index, { text, at, length }] of files.entries()) {
      const carried = new DataTransfer();
      carried.items.add(new File([text], `${index}.sim`));
      find(".lab").dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
      await title(`${index}.sim`);
      const track = find<HTMLInputElement>(".track input");
      track.value = String(at);
      track.dispatchEvent(new Event("input", { bubbles: true }));
      await until(`command ${at}`, () => find(".transport-place").textContent!.includes(`command ${at} / ${length}`));
      const before = moment();
      const links = [await share()];
      location.hash = "#/lab/five-references";
      await title("Three instructions, five references");
      location.hash = new URL(links[0]!).hash;
      await title("a shared moment");
      const after = moment();
      trips.push({ text, at, length, before, after, links: [...links, await share()] });
    }
    return trips;
  }, files);

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test(`${COUNT} random moments are found again by their links`, async ({ page, context }) => {
  test.setTimeout(180_000);
  const list = complaints(page);
  await open(page, "#/lab");
  await desk(page).getByRole("tab", { name: "Source" }).click();
  const scenarios = Array.from({ length: COUNT }, (_, index) => scenario(index));
  const trips = await travel(page, scenarios.map((one, seed) => {
    const at = (one.pause * 7 + seed) % (one.commands.length + 1);
    return { text: print(one, one.pause), at, length: one.commands.length };
  }));
  expect(trips).toHaveLength(COUNT);
  for (const [seed, { at, before, after, links }] of trips.entries()) {
    expect(after, `seed ${seed}`).toEqual({ ...before, source: print(scenarios[seed]!, at) });
    expect(links[1], `seed ${seed}`).toBe(links[0]);
    if (seed % FRESH !== 0) continue;
    const fresh = await context.newPage();
    await fresh.emulateMedia({ reducedMotion: "reduce" });
    await open(fresh, new URL(links[0]!).hash);
    await desk(fresh).getByRole("tab", { name: "Source" }).click();
    expect(await source(fresh).inputValue(), `seed ${seed}`).toBe(after.source);
    expect(await place(fresh).textContent()).toBe(after.place);
    expect(await picture(fresh)).toBe(after.picture);
    await fresh.close();
  }
  expect(list).toEqual([]);
});

test("a link that is damaged or too new says so, and the Lab works all the same", async ({ page }) => {
  const list = complaints(page);
  await open(page, "#/lab");
  const link = new URL(await shared(page)).hash;
  for (const [hash, words] of [
    [link.slice(0, -5), "This link was cut off or changed on its way: copy it again, up to its last character."],
    [link.replace("?s=1", "?s=2"), "This link begins with “2”, and this page reads only those that begin with 1: it may come from a newer page."],
    ["#/lab?s=", "This link holds no scenario: nothing stands behind the =."],
  ]) {
    await page.goto("about:blank");
    await open(page, hash);
    await expect(desk(page).getByRole("alert")).toHaveText(new RegExp(words!.replace(/[.?]/g, "\\$&"), "i"));
    await step(page);
    await expect(says(page)).toContainText("A ran movl");
  }
  expect(list).toEqual([]);
});

test("a history too long for a link is offered as a file, which opens at the same moment", async ({ page }) => {
  const list = complaints(page);
  await open(page, "#/lab");
  const random = dice(1);
  const sizes = Array.from({ length: 3000 }, () => `malloc A ${1 + random(1000)}`);
  await drop(page, "long.sim", `machine mechanism=segmentation memory=16M os=8K address-space=4M\nprocess A heap=1M\n${sizes.join("\n")}\n`);
  await expect(place(page)).toContainText("/ 3001");
  await slider(page).fill("1234");
  await button(stage(page), "Share").click();
  await expect(dialog(page)).toContainText(/This history is too long for a link: it would take \d+ characters, and 8000 are safe\. Save it as a file\./);
  await expect(dialog(page).getByRole("textbox")).toHaveCount(0);
  const saving = page.waitForEvent("download");
  await button(dialog(page), "Save as .sim file").click();
  const saved = readFileSync(await (await saving).path(), "utf8");
  await button(dialog(page), "Close").click();
  const before = await picture(page);

  await open(page, "#/lab/base-neighbour");
  await drop(page, "saved.sim", saved);
  await expect(place(page)).toContainText("command 1234 / 3001");
  expect(await picture(page)).toBe(before);
  expect(list).toEqual([]);
});

test("the link is copied by a button, and Escape leads back to it", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "#/lab/base-neighbour");
  await step(page);
  const share = button(stage(page), "Share");
  await share.focus();
  await page.keyboard.press("Enter");
  await button(dialog(page), "Copy link").click();
  await expect(dialog(page).getByRole("status")).toHaveText("Done.");
  const link = await dialog(page).getByRole("textbox", { name: "Link to this moment" }).inputValue();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(share).toBeFocused();
});
