#!/usr/bin/env bash
# Builds the page into dist/, which any web server can serve under any path.
source "$(dirname "$0")/env.sh"
source make/lock.sh

make/install.sh page npm
lock work "is building or testing"
say "Building dist/."
[ -z "${NO_COLOR:-}" ] || export NO_COLOR=true
export TRUNK_SKIP_VERSION_CHECK=true
trunk build --offline
cp LICENSE-MIT LICENSE-APACHE dist/
node make/licences.mjs app side dist/THIRD-PARTY.txt
say "dist/ is ready: copy it to any web server."
