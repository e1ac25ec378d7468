// After a build: the script that starts the page, in a file of its own, because the page's
// Content-Security-Policy allows no inline scripts. It begins to fetch the build of the page that the address needs:
// whole and with more style sheets, or the home page alone. Trunk's own start script and its preloading give way to it.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
const read = (name) => readFileSync(join(folder, name));
const digest = (data) => createHash("sha256").update(data).digest("hex").slice(0, 16);

/** The names of a build's two files. Trunk puts no hash into those of a second build; without one, caches go stale. */
function files(build) {
  const names = readdirSync(folder);
  const hash = digest(read(names.find((name) => new RegExp(`^${build}(-\\w+)?_bg\\.wasm$`).test(name))));
  return Object.fromEntries([".js", "_bg.wasm"].map((end) => {
    const name = names.find((name) => new RegExp(`^${build}(-\\w+)?${end.replace(".", "\\.")}$`).test(name));
    const hashed = `${build}-${hash}${end}`;
    renameSync(join(folder, name), join(folder, hashed));
    return [end === ".js" ? "script" : "wasm", `./${hashed}`];
  }));
}

/** The style sheets of what stands beyond the home page, in the order in which they apply. */
const beyond = ["course", "speaker", "quiz", "homework", "lab"];

let page = read("index.html").toString();
const styles = beyond.map((sheet) => {
  const [link, href] = page.match(new RegExp(`<link rel="stylesheet" href="(\\./${sheet}-\\w+\\.css)"[^>]*>\\s*`));
  page = page.replace(link, "");
  return href;
});

const start = readFileSync("www/start.js", "utf8")
  .replace('"PAGE"', JSON.stringify({ ...files("page"), styles: [] }))
  .replace('"WHOLE"', JSON.stringify({ ...files("whole"), styles }))
  .replace('"MARKDOWN"', JSON.stringify(files("markdown")))
  .replace('"C"', JSON.stringify(files("c")));
const name = `start-${digest(start)}.js`;
writeFileSync(join(folder, name), start);

const inline = /<script(?![^>]*\ssrc=)[^>]*>[\s\S]*?<\/script>/g;
const preloads = /<link rel="(?:module)?preload"[^>]*>/g;
writeFileSync(join(folder, "index.html"), page.replace(preloads, "").replace(inline, "").replace("</head>", `<script type="module" src="./${name}"></script>\n</head>`));
