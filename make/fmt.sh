#!/usr/bin/env bash
# Formats the Rust sources.
source "$(dirname "$0")/env.sh"

make/install.sh lint
cargo fmt --all
