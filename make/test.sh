#!/usr/bin/env bash
# Runs all checks and tests, or some groups of them: native, wasm, package, page.
# Goes on after a failure, then prints every result and "N passed, M failed".
source "$(dirname "$0")/env.sh"
source make/lock.sh

logs=$CARGO_TARGET_DIR/test-logs
wasm=wasm32-unknown-unknown
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
# The closing lines are read by make/tally.awk, which knows them without colour.
export CARGO_TERM_COLOR=never
unset FORCE_COLOR
total_passed=0
total_failed=0
results=()
failures=()

# step TITLE COMMAND…
step() {
  local title=$1 start=$SECONDS log passed failed skipped verdict=ok
  shift
  log=$logs/$((${#results[@]} + 1)).log
  printf '\n'
  say "$title"
  "$@" </dev/null 2>&1 | tee "$log" || verdict=FAILED
  read -r passed failed skipped < <(awk -f make/tally.awk "$log")
  # A step that breaks without naming a failed test counts as one.
  if [ $verdict = FAILED ] && [ "$failed" = 0 ]; then failed=1; fi
  if [ "$failed" != 0 ]; then verdict=FAILED; fi
  if [ $verdict = FAILED ]; then failures+=("    $title:"$'\n'"$(awk -f make/failed.awk "$log")"); fi
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
  results+=("$(printf '%-6s  %-11s  %4d passed  %2d failed  %2d skipped  %s' \
    "$verdict" "$(took $((SECONDS - start)))" "$passed" "$failed" "$skipped" "$title")")
  say "$title: $verdict after $(took $((SECONDS - start)))"
}

native() {
  step "Formatting" cargo fmt --all --check
  step "Clippy, native crates" cargo clippy --all-targets -- -D warnings
  step "Clippy, WASM crates" cargo clippy --target $wasm -p app -p memlane -p side --all-targets -- -D warnings
  step "Native tests" cargo test --no-fail-fast
}
wasm() {
  step "WASM tests" cargo test --no-fail-fast --target $wasm -p memlane --lib --tests
}
# What an earlier run built goes first: after a failed build it must not be what is tested.
package() {
  rm -rf target/npm
  step "npm package" make/package.sh
  step "npm package in Node" node --test --test-reporter=spec tests/web/*.test.mjs
  step "npm package in TypeScript" tsc --project tests/types
}
page() {
  rm -rf dist
  step "Page" make/build.sh
  # shellcheck disable=SC2086 # arguments for Playwright
  step "Page in Chromium" playwright test --config tests/e2e ${ARGS:-}
  # Who asks for some of Playwright's tests asks for no others.
  if [ -n "${ARGS:-}" ]; then return; fi
  step "Page in Firefox" node --test --test-reporter=spec tests/browsers/firefox.test.mjs
  if [ $webkit = yes ]; then step "Page in WebKit" node --test --test-reporter=spec tests/browsers/webkit.test.mjs; fi
}

# WebKit's driver is Linux's.
webkit=no
if [ "$(uname)" = Linux ]; then webkit=yes; fi

parts=
for group in "$@"; do
  case $group in
    native) parts="$parts lint npm" ;;
    wasm) parts="$parts bindgen" ;;
    package) parts="browser $parts npm bindgen" ;;
    page)
      parts="browser $parts npm page"
      if [ -z "${ARGS:-}" ]; then
        parts="firefox $parts"
        if [ $webkit = yes ]; then parts="webkit $parts"; fi
      fi
      ;;
    *) die "test.sh knows native, wasm, package and page, not '$group'." ;;
  esac
done
case $parts in *lint*) parts="$parts target" ;; esac
# shellcheck disable=SC2086 # a list of words
make/install.sh $parts
for part in $parts; do
  case $part in
    browser) CHROMIUM_BIN=$(make/chromium.sh); export CHROMIUM_BIN ;;
    firefox) FIREFOX_BIN=$(make/firefox.sh); export FIREFOX_BIN ;;
    webkit) WEBKIT_BIN=$(make/webkit.sh); export WEBKIT_BIN ;;
  esac
done
lock work "is building or testing"
export MEMLANE_HOLDS_WORK=yes
rm -rf "$logs"
mkdir -p "$logs"
for group in "$@"; do "$group"; done

printf '\n'
say "All of it, after $(took $SECONDS):"
printf '    %s\n' "${results[@]}"
if [ $total_failed != 0 ]; then
  printf '\n'
  say "What failed:"
  printf '%s\n' "${failures[@]}"
fi
printf '\n%d passed, %d failed\n' $total_passed $total_failed
[ $total_failed = 0 ]
