// Rounds of questions: each kind right and wrong, by mouse, by keyboard alone, by touch; a class, its codes, the record.
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { complaints, expectAccessible, expectNoSideways, open, tabTo } from "./page";
import { at, card, choices, field, learn, length, named, next, told, topics } from "./rounds";
import { button, stage } from "./machine";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const arrives = (page: Page, place: number | "results") => expect.poll(() => new URL(page.url()).hash).toContain(`at=${place}`);

for (const topic of topics) {
  test(`${topic}: every question wrong, then right, by mouse`, async ({ page }) => {
    const list = complaints(page);
    const answers = await learn(page, topic, 7);
    const reasons = new Set<string>();
    for (const [index, answer] of answers.entries()) {
      await arrives(page, index + 1);
      if (typeof answer === "number") {
        for (let wrong = 0; wrong < (await choices(page).count()); wrong++) {
          if (wrong === answer) continue;
          await choices(page).nth(wrong).click();
          await expect(told(page)).toContainText("✕");
          reasons.add((await told(page).textContent())!);
          await expect(choices(page).nth(wrong)).toHaveAttribute("aria-pressed", "true");
        }
        await choices(page).nth(answer).click();
      } else {
        await field(page).fill("99991");
        await card(page).getByRole("button", { name: "Check" }).click();
        await expect(told(page)).toContainText("✕ 99991");
        reasons.add((await told(page).textContent())!);
        await field(page).fill(answer);
        await card(page).getByRole("button", { name: "Check" }).click();
      }
      await expect(told(page)).toContainText("✓");
      // The machine shows it.
      await button(stage(page), "Step").click();
      await next(page).click();
    }
    await arrives(page, "results");
    await expect(page.locator(".summary-told")).toHaveText("0 of 10 right at the first try.");
    expect(reasons.size, "each wrong answer has its own reason").toBeGreaterThanOrEqual(length);
    expect(list).toEqual([]);
  });
}

// One topic in which answers are typed, one in which they are chosen.
for (const topic of ["translate", "what-happens"]) {
  test(`${topic}: a round by keyboard alone, its code, and what the code says`, async ({ page }) => {
    const list = complaints(page);
    const answers = await learn(page, topic, 8);
    for (const [index, answer] of answers.entries()) {
      await arrives(page, index + 1);
      const target = typeof answer === "number" ? choices(page).nth(answer) : field(page);
      await tabTo(page, target);
      if (typeof answer === "string") await page.keyboard.type(answer);
      await page.keyboard.press("Enter");
      await expect(told(page)).toContainText("✓");
      await tabTo(page, next(page));
      await page.keyboard.press("Enter");
    }
    await arrives(page, "results");
    await expect(heading(page)).toBeFocused();
    await expect(page.locator(".summary-told")).toHaveText("10 of 10 right at the first try.");
    await page.getByLabel("Your name").fill("Ada Lovelace");
    const code = (await page.getByLabel("Results code").textContent())!;
    await expectAccessible(page);

    await open(page, "#/quiz/check");
    await page.getByRole("textbox").fill(`Ada: ${code}\n\n${code.slice(0, -2)}\nnonsense\n${code}`);
    await named(page, "Check").click();
    const rows = page.locator(".codes-found tbody tr");
    await expect(rows).toHaveCount(4);
    await expect(page.locator(".codes-found")).toContainText("1 result, 100 % right at the first try. 3 could not be counted.");
    await expect(rows.nth(3)).toContainText("Line 5 is the code of line 1 once more.");
    await expect(rows.first()).toContainText(/Ada Lovelace.*8.*10 of 10.*10 of 10/);
    await expect(rows.nth(1)).toContainText("Line 3: This code was cut off or changed");
    await expect(rows.nth(2)).toContainText("begins with m1");
    await expectAccessible(page);
    expect(list).toEqual([]);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const topic of ["translate", "what-happens"]) {
    test(`${topic}: right and wrong, by touch`, async ({ page }) => {
      const answers = await learn(page, topic, 9);
      const places = [answers.findIndex((answer) => typeof answer === "number"), answers.findIndex((answer) => typeof answer === "string")];
      for (const place of places.filter((place) => place >= 0)) {
        await open(page, at(topic, 9, place + 1));
        await expectNoSideways(page);
        const answer = answers[place]!;
        if (typeof answer === "number") {
          await choices(page).nth(answer === 0 ? 1 : 0).tap();
          await expect(told(page)).toContainText("✕");
          await choices(page).nth(answer).tap();
        } else {
          for (const typed of ["99991", answer]) {
            await field(page).fill(typed);
            await card(page).getByRole("button", { name: "Check" }).tap();
            await expect(told(page)).toContainText(typed === answer ? "✓" : "✕ 99991");
          }
        }
        await expect(told(page)).toContainText("✓");
        await expectNoSideways(page);
        await next(page).tap();
        await arrives(page, place + 1 === length ? "results" : place + 2);
      }
    });
  }
});

test("wrong, then right, by keyboard: a typed answer, and one that is chosen by its digit", async ({ page }) => {
  const typed = await learn(page, "translate", 6);
  const place = typed.findIndex((answer) => typeof answer === "string");
  await open(page, at("translate", 6, place + 1));
  await tabTo(page, field(page));
  await page.keyboard.type("99991");
  await page.keyboard.press("Enter");
  await expect(told(page)).toContainText("✕ 99991");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(String(typed[place]));
  await page.keyboard.press("Enter");
  await expect(told(page)).toContainText("✓");
  await expect(next(page)).toBeFocused();

  const chosen = await learn(page, "what-happens", 6);
  const answer = chosen[0] as number;
  await open(page, at("what-happens", 6, 1));
  await page.keyboard.press(String(answer === 0 ? 2 : 1));
  await expect(told(page)).toContainText("✕");
  await page.keyboard.press(String(answer + 1));
  await expect(told(page)).toContainText("✓");
});

test("a question waits for an answer; hint, nonsense, and the way to the answer", async ({ page }) => {
  const answers = await learn(page, "translate", 3);
  const place = answers.findIndex((answer) => typeof answer === "string");
  await open(page, at("translate", 3, place + 1));
  await button(stage(page), "Step").click();
  await expect(told(page)).toContainText("Answer first");
  await named(page, "Hint").click();
  await expect(told(page)).toContainText("Hint.");
  for (const nonsense of ["", "x", "0x", "-4", "1e3", "<b>"]) {
    await field(page).fill(nonsense);
    await page.keyboard.press("Enter");
    await expect(told(page)).toContainText(nonsense === "" ? "Nothing is typed yet." : "is no answer");
    await expect(field(page)).toHaveAttribute("aria-invalid", "true");
  }
  await field(page).fill(String(answers[place]));
  await page.keyboard.press("Enter");
  await expect(told(page)).toContainText("✓");
  await page.getByText("Step by step").click();
  expect(await page.locator(".worked li").count()).toBeGreaterThan(1);
  await expectAccessible(page);
});

test("a reload in the middle finds everything again, the way back leads back, and a seed means the same", async ({ page, browser }) => {
  const answers = await learn(page, "translate", 4);
  const answer = async (index: number) => {
    const each = answers[index]!;
    if (typeof each === "number") return choices(page).nth(each).click();
    await field(page).fill(each);
    await page.keyboard.press("Enter");
  };
  await answer(0);
  await expect(told(page)).toContainText("✓");
  await next(page).click();
  await arrives(page, 2);
  const text = await card(page).locator(".question-text").textContent();
  await page.reload();
  await expect(card(page).locator(".question-text")).toHaveText(text!);
  await page.goBack();
  await arrives(page, 1);
  await expect(told(page)).toContainText("✓");

  // Elsewhere, with nothing remembered: the same questions, and where one begins.
  const other = await (await browser.newContext()).newPage();
  await open(other, "#/quiz/translate?seed=4");
  await arrives(other, 1);
  await next(other).click();
  await expect(card(other).locator(".question-text")).toHaveText(text!);
  await other.context().close();
});

test("what is known is counted, saved, erased and read again; what is not comes back", async ({ page }) => {
  const list = complaints(page);
  await open(page, "#/quiz");
  const file = page.getByRole("button", { name: "Save as a file" });
  await expect(file).toBeDisabled();
  await page.getByRole("link", { name: /Translate this address/ }).click();
  await named(page, "Show the answer").click();
  await page.getByRole("link", { name: "Quiz", exact: true }).click();
  await expect(page.getByRole("link", { name: /Translate this address/ })).toContainText(/1 of \d+ skills tried, 0 mastered/);
  const saved = page.waitForEvent("download");
  await file.click();
  const path = await (await saved).path();
  await named(page, "Erase").click();
  await expect(page.getByRole("status")).toContainText("Press again");
  await named(page, "Erase it now").click();
  await expect(page.getByRole("status")).toContainText("erased");
  await expect(page.getByRole("link", { name: /Translate this address/ })).not.toContainText("tried");
  await page.locator("input[type=file]").setInputFiles({ name: "x.txt", mimeType: "text/plain", buffer: Buffer.from("\u0000 <b>nonsense") });
  await expect(page.getByRole("status")).toContainText("holds no record");
  await page.locator("input[type=file]").setInputFiles(path);
  await expect(page.getByRole("status")).toContainText("Read: 1 skills");
  await expectAccessible(page);
  await page.getByRole("link", { name: "One thing is due: repeat it →" }).click();
  await expect(page.getByText("1 / 1", { exact: true })).toBeVisible();
  await expect(heading(page)).toBeVisible();
  expect(list).toEqual([]);
});

test("a quiz and a seed become an address for a class", async ({ page }) => {
  const list = complaints(page);
  await open(page, "#/quiz");
  await page.getByLabel("Quiz", { exact: true }).selectOption("What happens here?");
  await page.getByLabel("Seed").fill("x");
  await expect(page.locator("main")).toContainText("A seed is a whole number");
  await page.getByLabel("Seed").fill("77");
  for (const [format, file, begins] of [["GIFT", "gift.txt", "$CATEGORY"], ["Moodle XML", "moodle.xml", "<?xml"], ["QTI 2.1", "qti2.1.zip", "PK"], ["QTI 3.0", "qti3.0.zip", "PK"]] as const) {
    await page.getByLabel("Format").selectOption(format);
    const saved = page.waitForEvent("download");
    await named(page, "Save the questions").click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe(`memlane-what-happens-77.${file}`);
    expect(readFileSync(await download.path(), "utf8")).toContain(begins);
    await expect(page.locator(".packing [role=status]")).toHaveText(`Saved 10 questions as memlane-what-happens-77.${file}.`);
  }
  // The number of questions is the teacher's to choose.
  await page.getByLabel("How many").fill("23");
  await page.getByLabel("Format").selectOption("GIFT");
  await named(page, "Save the questions").click();
  await expect(page.locator(".packing [role=status]")).toHaveText("Saved 23 questions as memlane-what-happens-77-x23.gift.txt.");
  // While there is no seed there is nothing to save, and what was typed stays.
  await page.getByLabel("Seed").fill("");
  await expect(named(page, "Save the questions")).toBeDisabled();
  await page.getByLabel("Seed").fill("77");
  await expect(page.getByLabel("How many")).toHaveValue("23");
  await page.getByRole("link", { name: /#\/quiz\/what-happens\?seed=77$/ }).click();
  await expect(page.getByText("1 / 10", { exact: true })).toBeVisible();
  await expect(page.locator(".where")).toHaveText("What happens here? · seed 77");
  expect(list).toEqual([]);
});

test("nothing is due, and there is no such quiz", async ({ page }) => {
  await open(page, "#/quiz/repeat?seed=1");
  await expect(page.getByRole("alert")).toContainText("Nothing is due today");
  await open(page, "#/quiz/nonsense");
  await expect(page.locator("main")).toContainText("There is no quiz called “nonsense”.");
  await open(page, "#/quiz/translate?seed=1&at=99");
  await expect(page.getByText("10 / 10", { exact: true })).toBeVisible();
  await open(page, "#/quiz/translate?seed=-1&at=x");
  await expect(page.locator("main")).toContainText("“seed=-1” is no seed");
});
