// What every browser must do with the page, whoever drives it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serveWatched } from "./watched.mjs";

/** A browser that answers no more is no reason to wait for ever. */
const limit = { timeout: 120_000 };

/** Code that calls a function in the page with what JSON can carry. */
const calling = (work, ...given) => `(${work})(...${JSON.stringify(given)})`;

/** Runs in the page: waits, frame by frame, until something is seen. */
const wait = async (sees, seconds) => {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const seen = sees();
    if (seen) return seen;
    await new Promise(requestAnimationFrame);
  }
  throw new Error(`not seen after ${seconds} s: ${sees} in: ${document.body.innerText}`);
};

/**
 * Tests the page in the browser that `launch` opens, which does five things: goto(url), run(code) in the page, to the
 * end of its promise, press(key), click(selector), close().
 */
export function smoke(launch) {
  let page, server;
  before(async () => {
    server = await serveWatched();
    page = await launch();
  }, limit);
  after(async () => {
    await page?.close();
    await server?.close();
  }, limit);

  const run = (work, ...given) => page.run(calling(work, ...given));
  const see = (sees, ...given) => page.run(`(${wait})(() => ${calling(sees, ...given)}, 20)`);
  const sees = (selector, words) =>
    see((selector, words) => [...document.querySelectorAll(selector)].some((each) => each.textContent.includes(words)), selector, words);

  /** Opens an address anew: another behind # alone would load nothing. */
  const visit = async (address) => {
    await page.goto("about:blank");
    await page.goto(`${server.url}/${address}`);
  };
  const open = async (route) => {
    await visit(route);
    await see(() => !document.querySelector("#boot") && document.querySelector("h1") && document.readyState === "complete");
  };
  const quiet = async () => assert.deepEqual(await run(() => globalThis.complaints), []);

  /** The stage stands behind so many commands, and a register holds what it then must. */
  const stands = (position, register, value) =>
    see((position, register, value) => {
      const held = [...document.querySelectorAll(".register")].find((each) => each.querySelector("dt").textContent === register);
      return Number(document.querySelector(".track input")?.value) === position && held?.querySelector("dd").textContent === value;
    }, position, register, value);

  test("the home page steps forward and back, by mouse and by keys", limit, async () => {
    await open("#/");
    await stands(6, "rip", "0x0010");
    await page.click(".transport .strong");
    await stands(7, "rip", "0x0013");
    await page.press("ArrowRight");
    await stands(8, "edi", "0x0003");
    await page.press("ArrowLeft");
    await stands(7, "edi", "0x0000");
    await page.press("ArrowLeft");
    await stands(6, "rip", "0x0010");
    await quiet();
  });

  test("a script that somebody puts into the page is blocked, and a complaint is noticed", limit, async () => {
    await open("#/");
    await run(() => {
      const script = document.createElement("script");
      script.textContent = "globalThis.ran = true";
      document.head.append(script);
    });
    const complaints = await see(() => globalThis.complaints.length && globalThis.complaints);
    assert.match(complaints.join(), /script-src-elem was broken/);
    assert.equal(await run(() => "ran" in globalThis), false);
  });

  test("a step of the lecture opens by its address, and a digit answers its question", limit, async () => {
    await open("#/lecture/memory-virtualization/private-registers");
    await sees("h1", "Each process seems to own the registers");
    const before = await run(() => Number(document.querySelector(".track input").value));
    await page.press("1");
    await see(() => document.querySelector(".answer.is-right"));
    await page.press("ArrowRight");
    await see((before) => document.querySelector(".track input").value > before, before);
    await quiet();
  });

  test("a quiz is answered by keyboard alone", limit, async () => {
    const segments = ["code", "static data", "heap", "stack"];
    const answers = { x: "static data", main: "code", y: "stack", z: "stack", "*z": "heap" };
    await open("#/quiz/match-that-address-space");
    await sees("button", "choose a segment");
    /** What has the focus, without what only adorns it. */
    const focused = () =>
      run(() => {
        const copy = document.activeElement.cloneNode(true);
        copy.querySelectorAll("[aria-hidden]").forEach((each) => each.remove());
        return copy.textContent;
      });
    for (let press = 0; press < 80 && !(await focused()).startsWith("x"); press++) await page.press("Tab");
    for (const [name, segment] of Object.entries(answers)) {
      assert.ok((await focused()).startsWith(name), `${await focused()} has the focus, not ${name}`);
      await page.press("ArrowRight");
      for (let down = 0; down < segments.indexOf(segment); down++) await page.press("ArrowDown");
      await page.press("Enter");
      await sees('[role="status"]', `${name}: Right.`);
      await page.press("ArrowLeft");
    }
    await sees('[role="status"]', "All 5 names are in their places.");
    await quiet();
  });

  test("a frame on another page grows to the height of what it holds", limit, async () => {
    await visit("host.html");
    await see(() => {
      const frame = document.querySelector("iframe");
      const inner = frame.contentDocument?.documentElement;
      return inner?.querySelector("h1") && frame.clientHeight > 200 && inner.scrollHeight <= inner.clientHeight;
    });
    await quiet();
    assert.deepEqual(await run(() => document.querySelector("iframe").contentWindow.complaints), []);
  });
}
