// After a build: memlane.html, the whole page in one file. It runs from a USB stick, where a page may fetch nothing:
// styles, fonts, scripts and WebAssembly all stand in it, and its Content-Security-Policy names them by their hashes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { beyond, file, inside } from "./builds.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
const read = (name) => readFileSync(join(folder, name), "utf8");
const page = read("index.html");

/** What esbuild makes of one source that names the others. */
const bundled = (contents, loader) => {
  const stdin = { contents, loader, resolveDir: folder };
  const options = { bundle: true, format: "esm", minify: true, legalComments: "none", write: false };
  return buildSync({ stdin, loader: { ".woff2": "dataurl" }, external: ["#*"], ...options }).outputFiles[0].text.trim();
};

const style = () => {
  const linked = [...page.matchAll(/<link rel="stylesheet" href="\.\/([^"]+)"/g)].map(([, name]) => name);
  const sheets = [...linked, ...beyond.map((sheet) => file(folder, sheet, ".css"))];
  return bundled(sheets.map((name) => `@import "./${name}";`).join("\n"), "css");
};

const start = () => {
  const www = (name) => JSON.stringify(join(process.cwd(), "www", name));
  const modules = inside.map((build) => `import * as ${build} from "./${file(folder, build, ".js")}";`);
  return bundled(`
    import { start } from ${www("start.js")};
    import { inside } from ${www("parts/inside.js")};
    ${modules.join("\n")}
    await start(inside({ ${inside.join(", ")} }));`, "js");
};

/** gzip and not Node's own zlib, which packs less tightly, and differently from one version to the next. */
const packed = (name) => execFileSync("gzip", ["-9nc", join(folder, name)], { maxBuffer: 1 << 28 }).toString("base64");

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const styles = style();
const scripts = [...page.matchAll(/<script src="\.\/([^"]+)"/g)].map(([, name]) => read(name).trim());
const module = start();
for (const text of [styles, ...scripts, module]) {
  if (/<\/(script|style)/i.test(text)) throw new Error("a script or a style of memlane.html would end too early");
}

const policy = [
  "default-src 'none'",
  `script-src ${[...scripts, module].map(hash).join(" ")} 'wasm-unsafe-eval'`,
  `style-src ${hash(styles)}`,
  "img-src data:",
  "font-src data:",
  page.match(/connect-src [^;]*/)[0],
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];
const icon = readFileSync("static/icon.svg").toString("base64");
const told = page.match(/<meta name="(?!http)[\s\S]*<\/title>/)[0];
const wait = page.match(/<p id="boot"[\s\S]*<\/noscript>/)[0];

writeFileSync(join(folder, "memlane.html"), `<!doctype html>
<!-- memlane in one file: it needs no server, no network and nothing beside it. -->
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">
${told}
<link rel="icon" href="data:image/svg+xml;base64,${icon}">
<style>${styles}</style>
${scripts.map((script) => `<script>${script}</script>`).join("\n")}
<script type="module">${module}</script>
</head>
<body>
${wait}
${inside.map((build) => `<script type="application/gzip" data-wasm="${build}">${packed(file(folder, build, "_bg.wasm"))}</script>`).join("\n")}
</body>
</html>
`);
