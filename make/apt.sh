# Sourced: Debian's packages, where apt and root allow.

# apt_install WHAT TIME PACKAGE…: false where that cannot be.
apt_install() {
  local what=$1 time=$2 root_by=
  shift 2
  have apt-get || return 1
  if [ "$(id -u)" != 0 ]; then
    have sudo && sudo -n true 2>/dev/null || return 1
    root_by="sudo -n"
  fi
  say "Installing Debian's $what with apt-get (about $time)." >&2
  $root_by apt-get update </dev/null >&2 || true
  $root_by env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" </dev/null >&2
}
