# Sourced by every script here: where we are, where the tools are, how we speak.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD

cargo_home=${CARGO_HOME:-${HOME:?}/.cargo}
if [ -x "$cargo_home/bin/rustup" ]; then PATH="$cargo_home/bin:$PATH"; fi
# make/bin comes first: its wasm-opt remembers what it already optimized.
export PATH="$root/make/bin:$root/.tools/bin:$root/node_modules/.bin:$PATH"
# One place for what cargo builds, whatever the user's own cargo config says.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}"
# A job server of `make -j` is not open in these scripts; cargo would only complain.
unset MAKEFLAGS MFLAGS

say() { printf '==> %s\n' "$*"; }
die() { printf 'memlane: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
# took SECONDS -> "3 min 05 s"
took() { if [ "$1" -ge 60 ]; then printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); else printf '%d s' "$1"; fi; }
# at_least 1.95.0 1.89 -> true
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]; }
