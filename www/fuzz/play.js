// One action of the monkey: a click, a key, a text, a turn of the wheel, somewhere on the page.
import { edited, number } from "./words.js";

/** What can be played on. What leaves the page, prints it or asks for a file is left alone. */
const PLAYABLE =
  "button:not(:disabled), summary, select:not(:disabled), textarea, a[href^='#'], " +
  "input:not(:disabled):not([type=file]), svg [tabindex='0'], [role=tab]";
const LEFT_ALONE = /print|save|download|open a file/i;

const KEYS = [
  "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown", " ", "Enter", "Escape",
  "?", "+", "-", "0", "[", "]", "s", "f", "d", "t",
];

/** Does something; says what. `below(n)` is a random whole number from 0 to below n. */
export const play = (below) => {
  const kind = below(40);
  if (kind === 0) return go("#/lab");
  return (kind < 6 ? press(below) : on(below)) ?? go("#/lab");
};

const go = (hash) => {
  location.hash = hash;
  return `goes to ${hash}`;
};

const press = (below) => {
  const key = KEYS[below(KEYS.length)];
  const shiftKey = below(4) === 0;
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
  return `presses ${shiftKey ? "shift and " : ""}${key}`;
};

const on = (below) => {
  const all = document.querySelectorAll(document.querySelector("dialog[open]") ? `dialog[open] :is(${PLAYABLE})` : PLAYABLE);
  const element = all[below(all.length)];
  if (!element) return null;
  const label = (element.getAttribute("aria-label") ?? element.textContent ?? "").slice(0, 40);
  const what = `${element.tagName.toLowerCase()} “${label}”`;
  if (!element.getClientRects().length || LEFT_ALONE.test(label)) return `passes by ${what}`;
  return fill(element, below) ? `fills ${what}` : point(element, below, what);
};

/** Types or chooses something, where one can. */
const fill = (element, below) => {
  const typed = element instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(element.type);
  if (element instanceof HTMLTextAreaElement) element.value = edited(element.value, below);
  else if (element instanceof HTMLSelectElement) element.selectedIndex = below(element.length);
  else if (typed) element.value = element.type === "range" ? String(below(Number(element.max) + 1)) : number(below);
  else return false;
  for (const kind of ["input", "change"]) element.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
  return true;
};

/** Clicks, or points and turns the wheel. */
const point = (element, below, what) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
  if (below(8) === 0) {
    element.dispatchEvent(new MouseEvent("mouseover", at));
    element.dispatchEvent(new WheelEvent("wheel", { ...at, deltaY: below(1000) - 500, ctrlKey: below(2) === 0 }));
    return `turns the wheel on ${what}`;
  }
  element.dispatchEvent(new MouseEvent("click", at));
  return `clicks ${what}`;
};
