#!/usr/bin/env bash
# Measures the simulator, built for speed and as the npm package in Node, and the page in Chromium; prints one Markdown
# table. Needs nothing else to run on the computer; takes about ten minutes. What is printed besides goes to stderr.
source "$(dirname "$0")/env.sh"

make/install.sh rust bindgen npm browser page >&2
CHROMIUM_BIN=$(make/chromium.sh)
export CHROMIUM_BIN
export CRITERION_HOME=$CARGO_TARGET_DIR/criterion
mkdir -p "$CRITERION_HOME"
make/package.sh >&2
make/build.sh >&2
say "Running the native benches." >&2
cargo bench -p benches "$@" >&2
say "Running the benches of the npm package." >&2
node tests/benches/wasm.mjs "$CRITERION_HOME/wasm.json"
say "Running the benches of the page." >&2
node tests/benches/browser.mjs "$CRITERION_HOME/browser.json"
node tests/benches/table.mjs "$CRITERION_HOME" "$CRITERION_HOME/wasm.json" "$CRITERION_HOME/browser.json"
