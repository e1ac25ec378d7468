// Ten thousand steps and back leave nothing behind: neither in JavaScript nor in WebAssembly nor in the document.
import { expect, test, type Page } from "@playwright/test";
import { open } from "./page";

const steps = 10_000;
/** Of what there was at the start. */
const limit = 1.2;

/** The whole history is there from the start: what it takes is no leak. */
const program = `machine
process A
  again: movl %eax, 0x1000
  addl $1, %eax
  jmp again
step ${steps}
`;

/** Keys on their way from inside the page, where they need no journey each; it draws after every hundred. */
const press = (page: Page, key: string, times: number) =>
  page.evaluate(async ([key, times]) => {
    for (let time = 0; time < times; time++) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, repeat: true, bubbles: true, cancelable: true }));
      if (time % 100 === 99) await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
  }, [key, times] as const);

/** Keeps hold of the memory, which a page has no way to name. */
const watchMemory = () => {
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const made = await instantiate(source, imports);
    Object.assign(globalThis, { watched: made.instance.exports.memory });
    return made;
  };
};

/**
 * Bytes in use after a collection, and nodes of the document. What the allocator inside WebAssembly has in use cannot
 * be seen from outside, so this is the size of its memory; it grows when the allocator runs out, and never shrinks.
 */
const inUse = async (page: Page) => {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const wasm = await page.evaluate(() => (globalThis as unknown as { watched: WebAssembly.Memory }).watched.buffer.byteLength);
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  await session.detach();
  return { javascript: usedSize, wasm, nodes };
};

test("ten thousand steps and back leave nothing behind", async ({ page }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.addInitScript(watchMemory);
  await open(page, "#/lab");
  const place = page.locator(".transport-place");
  const desk = page.getByRole("region", { name: "Desk" });
  await desk.getByRole("tab", { name: "Source" }).click();
  await desk.getByRole("textbox", { name: "Source of the scenario" }).fill(program);
  await expect(place).toContainText(`/ ${steps + 1}`);
  await desk.getByRole("tab", { name: "Do" }).click();

  await page.getByRole("button", { name: "To the start" }).click();
  for (const key of ["ArrowRight", "ArrowLeft"]) await press(page, key, 300);
  await expect(place).toContainText("command 0 /");
  const before = await inUse(page);
  await press(page, "ArrowRight", steps);
  await expect(place).toContainText(`command ${steps} /`);
  await press(page, "ArrowLeft", steps);
  await expect(place).toContainText("command 0 /");
  const after = await inUse(page);

  console.log(JSON.stringify({ before, after }));
  expect(after.javascript).toBeLessThanOrEqual(limit * before.javascript);
  expect(after.wasm).toBeLessThanOrEqual(limit * before.wasm);
  expect(after.nodes).toBe(before.nodes);
});
