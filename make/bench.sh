#!/usr/bin/env bash
# Measures the simulator with the benches of tests/.
source "$(dirname "$0")/env.sh"

make/install.sh rust
say "Running the benches."
cargo bench -p tests
