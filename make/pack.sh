#!/usr/bin/env bash
# Packs quizzes and lectures for learning platforms, into target/bank or target/scorm. Usage: make/pack.sh bank|scorm
# IDS=… names them as the page's addresses do, LIST=… a file with one on each line.
source "$(dirname "$0")/env.sh"

kind=$1
[ -n "${IDS:-}${LIST:-}" ] || die "Say what to pack: make $kind IDS='quiz/translate?seed=41 quiz/linked-list', or LIST=file with one of them on each line."
options=(--out "target/$kind")
case $kind in
  bank)
    [ -z "${PASS:-}" ] || die "A question bank has no pass mark: PASS is for make scorm."
    formats=${FORMAT:-"moodle gift qti2.1 qti3.0"}
    ;;
  scorm)
    formats=${FORMAT:-"scorm1.2 scorm2004"}
    # What goes into a package is what the sources are now.
    make/build.sh
    options+=(--page dist/memlane.html)
    ;;
  *) die "pack.sh knows bank and scorm, not '$kind'." ;;
esac
for format in $formats; do options+=(--format "$format"); done
if [ -n "${SEED:-}" ]; then options+=(--seed "$SEED"); fi
if [ -n "${COUNT:-}" ]; then options+=(--count "$COUNT"); fi
if [ -n "${PASS:-}" ]; then options+=(--pass "$PASS"); fi
if [ -n "${LIST:-}" ]; then options+=(--list "$LIST"); fi

make/install.sh rust
# An address has a question mark, which is no pattern here.
set -f
# shellcheck disable=SC2086 # a list of words
cargo run --quiet -p pack -- "${options[@]}" -- ${IDS:-}
