// Overwrites the builder's cargo home in a WebAssembly file: messages of libraries name the folder of their source,
// and whose home that was is nobody's business. Usage: node make/scrub.mjs HOME FILE…
import { readFileSync, writeFileSync } from "node:fs";

const [home, ...files] = process.argv.slice(2);
for (const file of files) {
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf(home); at >= 0; at = bytes.indexOf(home)) bytes.fill("/", at, at + home.length);
  writeFileSync(file, bytes);
}
