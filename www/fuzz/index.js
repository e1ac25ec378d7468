// `?fuzz=7`: a monkey plays random actions on the page, the same for the same seed, and looks after each whether
// everything still holds. What does not goes to the console as an error, with the action that led to it.
// Fetched only when the address asks for it. `<html data-fuzz="400">` counts the actions.
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { breaches } from "./breaches.js";
import { play } from "./play.js";

/** Milliseconds between two actions: the page is drawn in between. */
const PAUSE = 8;

const seed = Number(new URLSearchParams(location.search).get("fuzz")) || 0;
const generator = xoroshiro128plus(seed);

/** A whole number from 0 to below `end`. */
const below = (end) => uniformInt(generator, 0, Math.max(end, 1) - 1);

let actions = 0;
const next = () => {
  const action = play(below);
  actions += 1;
  // The page draws what follows from an action before the next task.
  setTimeout(() => {
    for (const breach of breaches()) console.error(`memlane fuzz: ${breach}; seed ${seed}, action ${actions}: ${action}`);
    document.documentElement.dataset.fuzz = String(actions);
    setTimeout(next, PAUSE);
  });
};
addEventListener("TrunkApplicationStarted", () => setTimeout(next, 100));
