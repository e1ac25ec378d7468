// Overwrites the builder's cargo home in a WebAssembly file: messages of libraries name the folder of their source,
// and whose home that was is nobody's business. Usage: node make/scrub.mjs FILE…
import { readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const home = process.env.CARGO_HOME || join(homedir(), ".cargo");
for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf(home); at >= 0; at = bytes.indexOf(home)) bytes.fill("/", at, at + home.length);
  writeFileSync(file, bytes);
}
