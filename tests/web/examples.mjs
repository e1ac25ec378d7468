// The fenced examples of the package's README, by where they run.
import { readFileSync } from "node:fs";
import { inside } from "./memlane.mjs";

/** Where an example runs is told by its heading and its language. */
const places = { "In Node js": "node", "In a browser html": "page", "In a browser js": "bundler" };

/** Every example: its place and its code. One that no test runs is an error. */
export const examples = readFileSync(inside("README.md"), "utf8").split(/^## /m).flatMap((section) => {
  const heading = section.split("\n", 1)[0];
  return [...section.matchAll(/^```(.*)\n([\s\S]*?)^```/gm)].map(([, language, code]) => {
    const place = places[`${heading} ${language}`];
    if (!place) throw new Error(`README.md, ${heading}: an example in ${language || "no language"} that no test runs`);
    return { place, code };
  });
});

/** The examples of one place, of which there must be some. */
export function examplesFor(place) {
  const found = examples.filter((each) => each.place === place).map(({ code }) => code);
  if (found.length === 0) throw new Error(`README.md has no example for: ${place}`);
  return found;
}

/** What an example prints by its own comments: behind the statement that prints, or alone on the lines after one. */
export const promised = (code) => code.split("\n").flatMap((line) => {
  const beside = line.match(/console\.log\(.*\); \/\/ (.*)$/);
  const alone = line.match(/^\/\/ ((?:fetch|load|store) .*)$/);
  return (beside ?? alone)?.[1] ?? [];
});
