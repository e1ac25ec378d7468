// Rounds of questions: what is right is learned from the page, which tells it to whoever asks.
import { expect, type Page } from "@playwright/test";
import { open } from "./page";

export const topics = ["count-references", "translate", "where-does-malloc-put-it", "what-happens", "concepts"];

/** Questions in a round. */
export const length = 10;

/** The answer of a question: the place of a choice, or what is to be typed. */
export type Answer = number | string;

export const card = (page: Page) => page.locator(".question");
export const choices = (page: Page) => card(page).locator(".answer");
export const field = (page: Page) => card(page).getByRole("textbox");
export const told = (page: Page) => card(page).getByRole("status");
export const named = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

export const next = (page: Page) => page.getByRole("link", { name: /^(Next|Results) →$/ });

export const at = (topic: string, seed: number, place: number | "results") => `#/quiz/${topic}?seed=${seed}&at=${place}`;

/** Looks every answer of a round up, then forgets that. */
export const learn = async (page: Page, topic: string, seed: number): Promise<Answer[]> => {
  const answers: Answer[] = [];
  await open(page, at(topic, seed, 1));
  for (let place = 1; place <= length; place++) {
    await expect(page.getByText(`${place} / ${length}`, { exact: true })).toBeVisible();
    await named(page, "Show the answer").click();
    answers.push(await shown(page));
    await next(page).click();
  }
  await expect(page.locator(".summary-told")).toHaveText("0 of 10 right at the first try.");
  await named(page, "The same again").click();
  await expect(named(page, "Show the answer")).toBeVisible();
  return answers;
};

const shown = async (page: Page): Promise<Answer> => {
  if (await choices(page).count()) {
    const right = await choices(page).evaluateAll((all) => all.map((each) => each.classList.contains("is-right")));
    expect(right.filter(Boolean)).toHaveLength(1);
    return right.indexOf(true);
  }
  const words = (await card(page).locator(".answer-shown").textContent())!.replace("The answer: ", "");
  return words === "a fault" ? "fault" : words.split(" ")[0]!;
};
