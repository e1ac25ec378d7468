// After a build: the service worker, sw.js, which keeps the page for visits without a network. It gets the list of all
// that a visitor may need, each with its digest; the digest of everything names the version.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { transformSync } from "esbuild";

const folder = process.env.TRUNK_STAGING_DIR;

/** What belongs to the page; the rest is for people who read licences, test, or carry the page away. */
const wanted = /\.(html|js|css|wasm|woff2|svg|png|webmanifest)$/;
const apart = /^(sw\.js|fuzz\.js|memlane\.html|packer-.*)$/;

const names = readdirSync(folder, { recursive: true }).map((name) => name.split(sep).join("/"));
const needed = names.filter((name) => wanted.test(name) && !apart.test(name)).sort();
const digest = (data) => createHash("sha256").update(data).digest("base64");
const files = Object.fromEntries(needed.map((name) => [name, `sha256-${digest(readFileSync(join(folder, name)))}`]));

const worker = readFileSync("www/sw.js", "utf8");
const version = createHash("sha256").update(worker).update(JSON.stringify(files)).digest("hex").slice(0, 16);
const { code } = transformSync(worker, {
  define: { VERSION: JSON.stringify(version), FILES: JSON.stringify(files) },
  minify: process.env.TRUNK_PROFILE === "release",
});
writeFileSync(join(folder, "sw.js"), code);
