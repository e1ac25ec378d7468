#!/usr/bin/env bash
# Fetches what is missing, into .tools/ and node_modules/. Arguments: rust, lint, target, bindgen, page,
# npm, browser (Chromium), firefox, webkit.
source "$(dirname "$0")/env.sh"
source make/lock.sh
source make/prerequisites.sh
source make/cargo-tool.sh

trunk_version=0.21.14
# The command-line tool must equal the locked crate exactly.
bindgen_version=$(awk -F'"' '/^name = "wasm-bindgen"$/ {getline; print $2}' Cargo.lock)

page_tools() {
  rust_target wasm32-unknown-unknown
  cargo_tool trunk $trunk_version "2½ minutes" trunk --no-default-features --features rustls
  bindgen_tools
  rm -rf .tools/build
}

bindgen_tools() {
  rust_target wasm32-unknown-unknown
  cargo_tool wasm-bindgen-cli "$bindgen_version" "1 minute" "wasm-bindgen wasm-bindgen-test-runner"
}

npm_tools() {
  local stamp=node_modules/.installed wanted
  wanted=$(cat package.json package-lock.json .npmrc | cksum)
  [ "$(cat $stamp 2>/dev/null)" = "$wanted" ] && return
  say "Fetching the npm tools with npm ci (some seconds)."
  rm -f $stamp
  npm ci --ignore-scripts --loglevel=error </dev/null ||
    die "npm ci failed: look at its message above, then run make again."
  echo "$wanted" >$stamp
}

# First all prerequisites, so that nothing is missing after minutes of building.
need_rust
for part in "$@"; do
  case $part in page | bindgen | npm | browser) need_node ;; esac
done

lock tools "is installing tools"
for part in "$@"; do
  case $part in
    rust) ;;
    lint) rust_component clippy cargo-clippy; rust_component rustfmt rustfmt ;;
    target) rust_target wasm32-unknown-unknown ;;
    page) page_tools ;;
    bindgen) bindgen_tools ;;
    npm) npm_tools ;;
    browser) make/chromium.sh >/dev/null ;;
    firefox) make/firefox.sh >/dev/null ;;
    webkit) make/webkit.sh >/dev/null ;;
    *) die "install.sh does not know '$part'." ;;
  esac
done
