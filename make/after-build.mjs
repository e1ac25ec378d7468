// Trunk's post_build hook. Trunk starts all its hooks at once; these steps must follow one another: names are made from
// what is in the files, and what is made of them all comes last.
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { keepsOffline } from "./builds.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
const wasm = readdirSync(folder).filter((name) => name.endsWith(".wasm")).map((name) => join(folder, name));
execFileSync(process.execPath, ["make/scrub.mjs", ...wasm]);
await import("./start.mjs");
await import("./fuzz-page.mjs");
await import("./minify.mjs");
await import("./single.mjs");
if (keepsOffline) await import("./offline.mjs");
