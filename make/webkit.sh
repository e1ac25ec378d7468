#!/usr/bin/env bash
# Prints the path of WebKit's driver, beside which there is Xvfb, a screen that nobody sees; installs Debian's where apt
# and root allow.
source "$(dirname "$0")/env.sh"
source make/apt.sh

find_webkit() { have Xvfb && command -v "${WEBKIT:-WebKitWebDriver}"; }

find_webkit && exit
[ -z "${WEBKIT:-}" ] || ! have Xvfb || die "WEBKIT is set to '$WEBKIT', which does not run: point it at a WebKitWebDriver."
apt_install "WebKit and Xvfb" "1 minute" webkit2gtk-driver xvfb fonts-dejavu-core && find_webkit && exit
die "No WebKit was found for the browser tests: install WebKitWebDriver and Xvfb (Debian: apt install webkit2gtk-driver xvfb), or set WEBKIT to the driver's path."
