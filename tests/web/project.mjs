// A fresh project outside this one, with the package in it as npm packs and installs it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

/** The path of a file of this workspace. */
export const here = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** What a program prints; anything else than success fails the test with all it said. */
export function output(cwd, program, ...options) {
  const { status, error, stdout, stderr } = spawnSync(program, options, { cwd, encoding: "utf8" });
  assert.equal(status, 0, `${program} ${options.join(" ")}\n${error ?? ""}${stdout}${stderr}`);
  return stdout;
}

/** What npm says of the package it packs. */
export const pack = (...options) => JSON.parse(output(here("target/npm"), "npm", "pack", "--json", ...options))[0];

/** Writes files by their names. */
export function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** An empty folder that is deleted after the tests. */
export function temporary() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "memlane-")));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The folder of a project with these files, the package installed without a network. */
export function project(files = {}) {
  const folder = temporary();
  write(folder, { "package.json": JSON.stringify({ name: "fresh", private: true, type: "module" }), ...files });
  const { filename } = pack("--pack-destination", folder);
  output(folder, "npm", "install", "--offline", "--no-audit", "--no-fund", `./${filename}`);
  return folder;
}
