#!/usr/bin/env bash
# Builds the npm package into target/npm/.
source "$(dirname "$0")/env.sh"
source make/lock.sh

make/install.sh bindgen npm
lock work "is building or testing"
say "Building the npm package."
cargo build --release --target wasm32-unknown-unknown -p memlane

new=target/npm.new
rm -rf "$new"
wasm-bindgen --target web --no-typescript --out-name memlane_core --out-dir "$new" \
  "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/memlane.wasm"
# No address is below 1024 but at the very end of the stack, so that sums of addresses never wrap around there.
wasm-opt -Oz --converge --one-caller-inline-max-function-size=0 --low-memory-unused --strip-producers \
  --strip-target-features --output="$new/optimized.wasm" "$new/memlane_core_bg.wasm"
mv "$new/optimized.wasm" "$new/memlane_core_bg.wasm"
# A message of wasm-bindgen's names the folder of its source: no need to tell the world whose home that is.
node --eval '
  const { readFileSync, writeFileSync } = require("node:fs");
  const [file, home] = process.argv.slice(1);
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf(home); at >= 0; at = bytes.indexOf(home)) bytes.fill("/", at, at + home.length);
  writeFileSync(file, bytes);' "$new/memlane_core_bg.wasm" "$cargo_home"
cp src/wasm/*.js src/wasm/memlane.d.ts src/wasm/README.md LICENSE-MIT LICENSE-APACHE "$new/"
node make/manifest.mjs >"$new/package.json"
rm -rf target/npm
mv "$new" target/npm
# The tests import it by its name, as a user would.
ln -sfn ../target/npm node_modules/memlane
say "target/npm is ready: npm pack or npm publish it."
