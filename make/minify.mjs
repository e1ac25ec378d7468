// Trunk's post_build hook for a release: takes white space, comments and long names out of scripts and styles.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { transformSync } from "esbuild";

const folder = process.env.TRUNK_STAGING_DIR;
const loaders = { ".js": "js", ".css": "css" };
// wasm-bindgen's file is a module: its top-level names are its own and may be shortened.
const isModule = (name) => name.startsWith("app-");

if (process.env.TRUNK_PROFILE === "release") {
  for (const name of readdirSync(folder)) {
    const loader = loaders[extname(name)];
    if (!loader) continue;
    const file = join(folder, name);
    const format = isModule(name) ? { format: "esm" } : {};
    const { code } = transformSync(readFileSync(file, "utf8"), { loader, minify: true, legalComments: "none", ...format });
    writeFileSync(file, code);
  }
}
