// After a build: the script that starts the page, in a file of its own, because the page's
// Content-Security-Policy allows no inline scripts. It begins to fetch the build of the page that the address needs:
// whole and with more style sheets, or the home page alone. Trunk's own start script and its preloading give way to it.
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { beyond, builds, file, keepsOffline } from "./builds.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
const read = (name) => readFileSync(join(folder, name));
const digest = (data) => createHash("sha256").update(data).digest("hex").slice(0, 16);

/** The names of a build's two files. Trunk puts no hash into those of a second build; without one, caches go stale. */
function files(build) {
  const hash = digest(read(file(folder, build, "_bg.wasm")));
  return Object.fromEntries([".js", "_bg.wasm"].map((end) => {
    const hashed = `${build}-${hash}${end}`;
    renameSync(join(folder, file(folder, build, end)), join(folder, hashed));
    return [end === ".js" ? "script" : "wasm", `./${hashed}`];
  }));
}

let page = read("index.html").toString();
const styles = beyond.map((sheet) => {
  const [link, href] = page.match(new RegExp(`<link rel="stylesheet" href="(\\./${sheet}-\\w+\\.css)"[^>]*>\\s*`));
  page = page.replace(link, "");
  return href;
});

const table = Object.fromEntries(builds.map((build) => [build, files(build)]));
table.whole.styles = styles;
const entry = `
  import { start } from "./start.js";
  import { beside } from "./parts/beside.js";
  import { offline } from "./offline.js";
  await start(beside(${JSON.stringify(table)}));
  ${keepsOffline ? "offline();" : ""}`;
const { outputFiles: [{ contents: start }] } = buildSync({
  stdin: { contents: entry, resolveDir: "www" },
  bundle: true,
  format: "esm",
  write: false,
});
const name = `start-${digest(start)}.js`;
writeFileSync(join(folder, name), start);

const inline = /<script(?![^>]*\ssrc=)[^>]*>[\s\S]*?<\/script>/g;
const preloads = /<link rel="(?:module)?preload"[^>]*>/g;
writeFileSync(join(folder, "index.html"), page.replace(preloads, "").replace(inline, "").replace("</head>", `<script type="module" src="./${name}"></script>\n</head>`));
