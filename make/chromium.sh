#!/usr/bin/env bash
# Prints the path of a Chromium that runs; installs Debian's where apt and root allow.
source "$(dirname "$0")/env.sh"
source make/apt.sh
source make/browser.sh

# The headless shell draws the same page in half the time, so it comes first.
find_chromium() {
  first_that_runs chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"
}

# Not everywhere is there a package of the shell alone.
install_chromium() {
  apt_install "headless Chromium" "1 minute" chromium-headless-shell fonts-dejavu-core ||
    apt_install "Chromium" "1 minute" chromium fonts-dejavu-core
}

chosen CHROMIUM "Chromium or Chrome"
find_chromium && exit
install_chromium && find_chromium && exit
die "No Chromium was found for the browser tests: install Chromium or Chrome (Debian: apt install chromium-headless-shell), or set CHROMIUM to its path."
