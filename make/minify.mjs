// After a build for a release: one style sheet instead of several, and no white space, comments or long
// names in scripts and styles.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { builds } from "./builds.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
const read = (name) => readFileSync(join(folder, name), "utf8");
const minified = (code, options) => transformSync(code, { minify: true, legalComments: "none", ...options }).code;

// wasm-bindgen's files are modules: their top-level names are their own and may be shortened.
const modules = [...builds, "start"];
const script = (name) => ({ loader: "js", ...(modules.includes(name.split("-")[0]) && { format: "esm" }) });

const joinStyles = () => {
  const page = read("index.html");
  const links = [...page.matchAll(/<link rel="stylesheet" href="\.\/([^"]+\.css)"[^>]*>\s*/g)];
  const style = minified(links.map(([, name]) => read(name)).join("\n"), { loader: "css" });
  const name = `style-${createHash("sha256").update(style).digest("hex").slice(0, 16)}.css`;
  writeFileSync(join(folder, name), style);
  const link = `<link rel="stylesheet" href="./${name}">\n`;
  writeFileSync(join(folder, "index.html"), links.reduce((html, [old], i) => html.replace(old, i ? "" : link), page));
  for (const [, old] of links) rmSync(join(folder, old));
};

if (process.env.TRUNK_PROFILE === "release") {
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
    writeFileSync(join(folder, name), minified(read(name), script(name)));
  }
  joinStyles();
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".css") && !name.startsWith("style-"))) {
    writeFileSync(join(folder, name), minified(read(name), { loader: "css" }));
  }
}
