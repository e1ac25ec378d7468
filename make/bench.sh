#!/usr/bin/env bash
# Measures the simulator, built for speed and as the npm package in Node; prints one Markdown table.
# Needs nothing else to run on the computer; takes about five minutes. What is printed besides goes to stderr.
source "$(dirname "$0")/env.sh"

make/install.sh rust bindgen npm >&2
export CRITERION_HOME=$CARGO_TARGET_DIR/criterion
mkdir -p "$CRITERION_HOME"
make/package.sh >&2
say "Running the native benches." >&2
cargo bench -p benches "$@" >&2
say "Running the benches of the npm package." >&2
node tests/benches/wasm.mjs "$CRITERION_HOME/wasm.json"
node tests/benches/table.mjs "$CRITERION_HOME" "$CRITERION_HOME/wasm.json"
