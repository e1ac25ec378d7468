// Writes THIRD-PARTY.txt: the licences of everything that is linked into some of our crates.
// Usage: node make/licences.mjs CRATE… FILE
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const crates = process.argv.slice(2);
const file = crates.pop();
const target = "wasm32-unknown-unknown";
const options = ["metadata", "--format-version", "1", "--offline", "--filter-platform", target];
const { packages, resolve } = JSON.parse(execFileSync("cargo", options, { maxBuffer: 1 << 28 }));

const named = new Map(packages.map((entry) => [entry.id, entry]));
const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
const isLinked = ({ dep_kinds }) => dep_kinds.some(({ kind }) => kind === null);

const allowed = /^(MIT|MIT-0|Apache-2\.0|BSD-[123]-Clause|ISC|Zlib|MPL-2\.0|0BSD|BSL-1\.0|Unlicense|Unicode-3\.0)$/;

/** Whether one way through "A OR (B AND C)" asks only for licences that we accept. */
const isFree = (licence) =>
  licence.split(/ OR |\//).some((way) => way.split(" AND ").every((name) => allowed.test(name.replace(/[()]/g, "").trim())));

/** Every package that a package links, itself included. */
const linked = (id, seen = new Set()) => {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const dep of nodes.get(id).deps.filter(isLinked)) linked(dep.pkg, seen);
  return seen;
};

const texts = ({ manifest_path }) => {
  const folder = dirname(manifest_path);
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|unlicense|notice)/i.test(name)).sort();
  return names.map((name) => readFileSync(join(folder, name), "utf8").trim());
};

const roots = packages.filter(({ name, source }) => crates.includes(name) && source === null);
const all = new Set(roots.flatMap(({ id }) => [...linked(id)]));
const others = [...all].map((id) => named.get(id)).filter(({ source }) => source !== null);
others.sort((a, b) => (a.name < b.name ? -1 : 1));

for (const { name, license } of others) {
  if (!isFree(license ?? "")) throw new Error(`${name} is licensed under ${license}: use another library`);
}

const users = new Map();
for (const entry of others) {
  for (const text of texts(entry)) users.set(text, [...(users.get(text) ?? []), entry.name]);
}
const list = others.map(({ name, version, license }) => `${name} ${version}: ${license}`).join("\n");
const parts = [...users].map(([text, names]) => `${"-".repeat(72)}\n${[...new Set(names)].join(", ")}\n\n${text}`);
writeFileSync(file, `${crates[0]} contains these libraries:\n\n${list}\n\n${parts.join("\n\n")}\n`);
