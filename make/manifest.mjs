// Prints the npm package's package.json; name, description and version are the crate's.
import { readFileSync } from "node:fs";

const text = (file, key) => readFileSync(file, "utf8").match(new RegExp(`^${key} = "(.*)"$`, "m"))[1];

/** Of each of the two builds. */
const code = ["memlane.js", "argument.js", "statement.js", "memlane_core.js", "memlane_core_bg.wasm"];

const manifest = {
  name: text("src/wasm/Cargo.toml", "name"),
  version: text("Cargo.toml", "version"),
  description: text("src/wasm/Cargo.toml", "description"),
  license: text("Cargo.toml", "license"),
  keywords: ["operating system", "memory", "address space", "segmentation", "malloc", "teaching"],
  type: "module",
  exports: {
    ".": { types: "./memlane.d.ts", default: "./memlane.js" },
    "./memlane_core_bg.wasm": "./memlane_core_bg.wasm",
    // The machine alone, for less than half of the download.
    "./core": { types: "./memlane.d.ts", default: "./core/memlane.js" },
    "./core/memlane_core_bg.wasm": "./core/memlane_core_bg.wasm",
    "./package.json": "./package.json",
  },
  types: "./memlane.d.ts",
  files: [...code, ...code.map((name) => `core/${name}`), "memlane.d.ts", "LICENSE-MIT", "LICENSE-APACHE", "THIRD-PARTY.txt"],
  // memlane.js may complete the generated classes, so a bundler must not skip it.
  sideEffects: ["./memlane.js", "./core/memlane.js"],
};
console.log(JSON.stringify(manifest, null, 2));
