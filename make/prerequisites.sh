# Sourced: what must be on the machine already. Each missing thing is one sentence.

need_rust() {
  local wanted found
  have cargo && have rustc || die "Rust is missing: install rustup from https://rustup.rs, then run make again."
  found=$(rustc --version 2>/dev/null | awk '{print $2}') || true
  [ -n "$found" ] || die "rustup has no Rust toolchain yet: run 'rustup default stable', then make again."
  wanted=$(awk -F'"' '/^rust-version/ {print $2; exit}' Cargo.toml)
  at_least "${found%%-*}" "$wanted" || die "Rust $found is too old, $wanted or newer is needed: run 'rustup update stable'."
  have cc || die "A C compiler is missing, which Rust links with: install gcc (Debian: apt install build-essential; macOS: xcode-select --install)."
}

need_node() {
  local found
  have node || die "Node is missing: install Node 20.19 or newer from https://nodejs.org, then run make again."
  found=$(node --version)
  at_least "${found#v}" 20.19 || die "Node $found is too old, 20.19 or newer is needed: install it from https://nodejs.org."
  have npm || die "npm is missing: install it (it comes with Node from https://nodejs.org; Debian: apt install npm)."
}

# rust_target wasm32-unknown-unknown
rust_target() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/$1/lib" ] && return
  have rustup || die "Rust's $1 target is missing and there is no rustup to add it: install rustup from https://rustup.rs."
  say "Adding Rust's $1 target (some seconds)."
  rustup target add "$1" || die "rustup could not add the $1 target: look at its message above, then run make again."
}

# rust_component clippy cargo-clippy
rust_component() {
  have "$2" && "$2" --version >/dev/null 2>&1 && return
  have rustup || die "Rust's $1 is missing and there is no rustup to add it: install rustup from https://rustup.rs."
  say "Adding Rust's $1 (some seconds)."
  rustup component add "$1" || die "rustup could not add $1: look at its message above, then run make again."
}
