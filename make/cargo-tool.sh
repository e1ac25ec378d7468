# Sourced: command-line tools from crates.io, at one exact version, into .tools/bin.

# has_version VERSION PROGRAM…: true when every program is on PATH and says so.
has_version() {
  local version=$1 program
  shift
  for program in "$@"; do
    have "$program" || return 1
    [ "$("$program" --version 2>/dev/null | awk '{print $2; exit}')" = "$version" ] || return 1
  done
}

# cargo_tool CRATE VERSION TIME "PROGRAM…" FLAG…
cargo_tool() {
  local crate=$1 version=$2 time=$3 programs=$4 start=$SECONDS
  shift 4
  # shellcheck disable=SC2086 # a list of names
  has_version "$version" $programs && return
  rm -rf .tools/new
  by_binstall "$crate@$version" || by_cargo_install "$crate@$version" "$time" "$@" ||
    die "$crate $version could not be installed: look at the message above, then run make again (it goes on from here)."
  mkdir -p .tools/bin
  mv -f .tools/new/bin/* .tools/bin/
  rm -rf .tools/new
  hash -r
  # shellcheck disable=SC2086
  has_version "$version" $programs || die "$crate $version was installed but does not run: delete .tools and run make again."
  say "$crate $version is in .tools/bin after $(took $((SECONDS - start)))."
}

by_binstall() {
  have cargo-binstall || return 1
  say "Fetching $1 with cargo binstall (some seconds)."
  cargo binstall --no-confirm --disable-strategies compile --root .tools/new "$1" </dev/null && return
  say "cargo binstall had no luck; building it instead."
  rm -rf .tools/new
  return 1
}

# These tools run for moments: compiling them quickly matters more than their speed.
# Both share one build folder, which stays after an interruption, so that the next run goes on.
by_cargo_install() {
  local crate=$1 time=$2
  shift 2
  say "Building $crate from source, once: about $time on 2 cores."
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_STRIP=debuginfo \
    CARGO_TARGET_DIR=.tools/build RUSTFLAGS='' \
    cargo install --locked --root .tools/new "$@" "$crate"
}
