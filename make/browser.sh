# Sourced: how a script finds a browser that runs.

# Some systems have a stub under the name that only points at a store, so ask it for its version.
runs() { "$1" --version >/dev/null 2>&1; }

# first_that_runs NAME…: prints the path of the first of these that is there and runs.
first_that_runs() {
  local name path
  for name in "$@"; do
    path=$(command -v "$name" 2>/dev/null) || continue
    if runs "$path"; then printf '%s\n' "$path"; return; fi
  done
  return 1
}

# chosen VARIABLE WHAT: where the variable is set, it alone counts: prints its path and ends.
chosen() {
  local value=${!1:-} path
  [ -n "$value" ] || return 0
  path=$(command -v "$value") && runs "$path" || die "$1 is set to '$value', which does not run: point it at a $2."
  printf '%s\n' "$path"
  exit
}
