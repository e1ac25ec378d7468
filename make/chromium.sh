#!/usr/bin/env bash
# Prints the path of a Chromium that runs; installs Debian's where apt and root allow.
source "$(dirname "$0")/env.sh"

# Some systems have a stub under the name that only points at a store, so ask it for its version.
runs() { "$1" --version >/dev/null 2>&1; }

find_chromium() {
  local name path
  for name in chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    path=$(command -v "$name" 2>/dev/null) || continue
    if runs "$path"; then printf '%s\n' "$path"; return; fi
  done
  return 1
}

install_chromium() {
  local root_by=
  have apt-get || return 1
  if [ "$(id -u)" != 0 ]; then
    have sudo && sudo -n true 2>/dev/null || return 1
    root_by="sudo -n"
  fi
  say "Installing Debian's chromium with apt-get (about 1 minute)." >&2
  $root_by apt-get update </dev/null >&2 || true
  $root_by env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends chromium fonts-dejavu-core </dev/null >&2
}

if [ -n "${CHROMIUM:-}" ]; then
  path=$(command -v "$CHROMIUM") && runs "$path" || die "CHROMIUM is set to '$CHROMIUM', which does not run: point it at a Chromium or Chrome."
  printf '%s\n' "$path"
  exit
fi
find_chromium && exit
install_chromium && find_chromium && exit
die "No Chromium was found for the browser tests: install Chromium or Chrome (Debian: apt install chromium), or set CHROMIUM to its path."
