# Sourced: lock NAME REASON lets one run at a time past; a second one says for whom it waits.
# The lock ends with the process, also with one that is killed.
held_links=()

lock() {
  # make test already holds the lock for the builds that it calls.
  if [ "$1" = work ] && [ -n "${MEMLANE_HOLDS_WORK:-}" ]; then return; fi
  mkdir -p .tools
  if have flock; then lock_by_flock "$1" "$2"; else lock_by_link "$1" "$2"; fi
}

lock_fd() { case $1 in tools) echo 8 ;; work) echo 9 ;; esac; }

lock_by_flock() {
  local file=.tools/$1.lock fd
  fd=$(lock_fd "$1")
  eval "exec $fd>>$file"
  if ! flock -n "$fd"; then
    wait_message "$2" "$(cat "$file")"
    flock "$fd"
  fi
  echo $$ >"$file"
}

# Where there is no flock (macOS): a symbolic link whose target is the holder's process id.
lock_by_link() {
  local link=.tools/$1.lock.pid holder told=
  until ln -sn $$ "$link" 2>/dev/null; do
    holder=$(readlink "$link" || true)
    [ -n "$holder" ] || continue
    if kill -0 "$holder" 2>/dev/null; then
      [ -n "$told" ] || wait_message "$2" "$holder"
      told=yes
      sleep 1
    else
      take_away "$link" "$holder"
    fi
  done
  held_links+=("$link")
  trap 'rm -f "${held_links[@]}"' EXIT
}

# Removes a dead holder's link, but not one that another run has put there meanwhile.
take_away() {
  mv "$1" "$1.$$" 2>/dev/null || return 0
  [ "$(readlink "$1.$$")" = "$2" ] || mv "$1.$$" "$1"
  rm -f "$1.$$"
}

wait_message() { say "Another run (process $2) $1 here; waiting until it is done."; }

unlock() {
  if have flock; then eval "exec $(lock_fd "$1")>&-"; else rm -f ".tools/$1.lock.pid"; fi
}
