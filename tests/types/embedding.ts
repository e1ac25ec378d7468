// A host in strict TypeScript: compiling it is the test.
import type { FromFrame, MemLane, Result, ToFrame } from "../../www/memlane.js";

const figure: MemLane = document.createElement("mem-lane");
await figure.ready;
figure.seek(3);
figure.theme("dark");
const { route, position }: { route: string; position: number } = await figure.state();
figure.addEventListener("memlane-score", ({ detail }) => console.log(detail.points / detail.of, route, position));
figure.addEventListener("click", () => figure.goto("#/quiz/translate?seed=41"));

const ask = (frame: HTMLIFrameElement, message: ToFrame): void => frame.contentWindow?.postMessage(message, "*");
ask(document.createElement("iframe"), { context: "memlane", action: "seek", position: 0 });
// @ts-expect-error a place to go to is missing
ask(document.createElement("iframe"), { context: "memlane", action: "goto" });
// @ts-expect-error there is no such theme
figure.theme("pink");

/** What was said, in words. */
export const heard = (message: FromFrame): string => {
  switch (message.action) {
    case "result": return said(message);
    case "kept": return message.text;
    case "resize": return `${message.height} px`;
    default: return message.action;
  }
};

const said = (result: Result): string => {
  switch (result.kind) {
    case "choice": return String(result.given ?? "nothing");
    case "fill-in": return result.given ?? "nothing";
    case "matching": return result.given.map((place) => place ?? "nowhere").join(" ");
  }
};
