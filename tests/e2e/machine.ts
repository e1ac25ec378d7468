// The machine on the stage, by the names that a screen reader knows.
import { expect, type Locator, type Page } from "@playwright/test";

export const stage = (page: Page) => page.getByRole("region", { name: "Simulated computer", exact: true });
export const desk = (page: Page) => page.getByRole("region", { name: "Desk" });
export const card = (page: Page, name: string | RegExp) => stage(page).getByRole("region", { name });
export const button = (within: Locator, name: string) => within.getByRole("button", { name, exact: true });
export const slider = (page: Page) => page.getByRole("slider", { name: "Position in the timeline" });
export const place = (page: Page) => page.locator(".transport-place").first();
export const says = (page: Page) => card(page, "What happened");
export const strip = (page: Page) => card(page, "Translation");
export const panel = (page: Page) => stage(page).getByRole("tabpanel");

/** A block of the figure, by what it says of itself. */
export const block = (page: Page, name: RegExp) => stage(page).locator(".diagram").getByRole("img", { name });

/** What the CPU card says a register holds. */
export const register = (page: Page, name: string) =>
  card(page, "CPU").locator(".register", { has: page.locator(`dt:text-is("${name}")`) }).locator("dd");

/** The rows of the MMU's table. */
export const mmu = (page: Page) => stage(page).locator(".mmu tbody tr");

/** One command on, by mouse, until the stage stands behind it. */
export const step = async (page: Page) => {
  const next = Number(await slider(page).inputValue()) + 1;
  await button(stage(page), "Step").click();
  await expect(slider(page)).toHaveValue(String(next));
};

/** Opens another measure. */
export const measure = (page: Page, name: string) => stage(page).getByRole("tab", { name, exact: true }).click();

/** Everything written in the picture and on the cards, what only a screen reader hears included. */
export const picture = (page: Page) =>
  stage(page).evaluate((root) => {
    const parts = [...root.querySelectorAll(".cards, .diagram svg")];
    const spoken = parts.flatMap((part) => [...part.querySelectorAll("[aria-label]")].map((one) => one.getAttribute("aria-label")));
    return [...parts.map((part) => part.textContent), ...spoken].join("\n");
  });

/** Drops a file on the Lab, as a mouse that carries it would. */
export const drop = async (page: Page, name: string, text: string) => {
  const carried = await page.evaluateHandle(([name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text!], name!));
    return data;
  }, [name, text]);
  await page.locator(".lab").dispatchEvent("dragover", { dataTransfer: carried });
  await page.locator(".lab").dispatchEvent("drop", { dataTransfer: carried });
};
