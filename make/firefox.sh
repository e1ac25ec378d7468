#!/usr/bin/env bash
# Prints the path of a Firefox that runs; installs Debian's where apt and root allow.
source "$(dirname "$0")/env.sh"
source make/apt.sh
source make/browser.sh

find_firefox() { first_that_runs firefox-esr firefox /Applications/Firefox.app/Contents/MacOS/firefox; }

chosen FIREFOX Firefox
find_firefox && exit
apt_install "Firefox" "1 minute" firefox-esr fonts-dejavu-core && find_firefox && exit
die "No Firefox was found for the browser tests: install it (Debian: apt install firefox-esr), or set FIREFOX to its path."
