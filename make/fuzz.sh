#!/usr/bin/env bash
# Fuzzes for long: INPUTS=… random inputs for each target (a million), TARGET=… for one, SEED=… for the same ones again.
source "$(dirname "$0")/env.sh"

make/install.sh rust
export PROPTEST_CASES=${INPUTS:-1000000} PROPTEST_RNG_SEED=${SEED:-$(date +%s)}
fuzz() { cargo test --profile fuzz -p tests --test fuzz -- ${TARGET:+"$TARGET"} "$@"; }

say "Building the fuzzer, 2 minutes the first time."
fuzz --list | grep ': test$' >/dev/null || die "There is no fuzz target '${TARGET:-}': the tests in tests/fuzz/ name them."
say "Fuzzing with $PROPTEST_CASES inputs for each target; SEED=$PROPTEST_RNG_SEED makes the same ones again."
fuzz --nocapture
