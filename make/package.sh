#!/usr/bin/env bash
# Builds the npm package into target/npm/.
source "$(dirname "$0")/env.sh"
source make/lock.sh

make/install.sh bindgen npm
lock work "is building or testing"
say "Building the npm package."
new=target/npm.new
rm -rf "$new"

# compile FOLDER FLAGS…: one of the two builds, with the JavaScript that stands before it
compile() {
  local folder=$1
  shift
  cargo build --release --target wasm32-unknown-unknown -p memlane "$@"
  wasm-bindgen --target web --no-typescript --out-name memlane_core --out-dir "$folder" \
    "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/memlane.wasm"
  # No address is below 1024 but at the very end of the stack, so that sums of addresses never wrap around there.
  wasm-opt --flatten --rereloop -Oz --converge --one-caller-inline-max-function-size=0 --gufa -Oz --low-memory-unused \
    --strip-producers --strip-target-features --output="$folder/optimized.wasm" "$folder/memlane_core_bg.wasm"
  mv "$folder/optimized.wasm" "$folder/memlane_core_bg.wasm"
  node make/scrub.mjs "$folder/memlane_core_bg.wasm"
  cp src/wasm/*.js "$folder/"
}
compile "$new"
compile "$new/core" --no-default-features
cp src/wasm/memlane.d.ts src/wasm/README.md LICENSE-MIT LICENSE-APACHE "$new/"
node make/licences.mjs memlane "$new/THIRD-PARTY.txt"
node make/manifest.mjs >"$new/package.json"
rm -rf target/npm
mv "$new" target/npm
# The tests import it by its name, as a user would.
ln -sfn ../target/npm node_modules/memlane
say "target/npm is ready: npm pack or npm publish it."
