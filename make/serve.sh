#!/usr/bin/env bash
# Builds the page and serves it at 127.0.0.1:$PORT, rebuilding when a source changes.
source "$(dirname "$0")/env.sh"
source make/prerequisites.sh

port=${PORT:-8080}
need_node
node make/port.mjs "$port" || exit 1
make/install.sh page npm

say "Building the page, about 2 minutes the first time, then at http://127.0.0.1:$port/ until Ctrl-C."
# Trunk takes only true and false here.
[ -z "${NO_COLOR:-}" ] || export NO_COLOR=true
export TRUNK_SKIP_VERSION_CHECK=true
export MEMLANE_OFFLINE=no
# A folder of its own: dist/ belongs to make build and make test.
exec trunk serve --offline --address 127.0.0.1 --port "$port" --dist "target/serve/$port"
