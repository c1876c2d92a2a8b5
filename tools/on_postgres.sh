#!/usr/bin/env bash
# Runs a command with DATABASE_URL pointing to a private PostgreSQL that lives only as long as the command.
set -euo pipefail
bin=$(dirname "$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | tail -n 1 || true)")
if [ ! -x "$bin/initdb" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq postgresql >/dev/null
    bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | tail -n 1)")
  else
    echo "PostgreSQL is needed here (Debian: sudo apt-get install postgresql)." >&2
    exit 1
  fi
fi
home=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
owner=()
if [ "$(id -u)" = 0 ]; then
  # PostgreSQL refuses to run as root.
  id pondasi_pg >/dev/null 2>&1 || useradd --system --no-create-home pondasi_pg
  chown pondasi_pg "$home"
  owner=(setpriv --reuid pondasi_pg --clear-groups --)
fi
stop() {
  "${owner[@]}" "$bin/pg_ctl" -D "$home/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$home"
}
trap stop EXIT
cd "$home"
"${owner[@]}" "$bin/initdb" -D "$home/data" -U pondasi --auth trust --encoding UTF8 --no-sync >/dev/null
"${owner[@]}" "$bin/pg_ctl" -D "$home/data" -w -l "$home/log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$home' -c fsync=off" start >/dev/null
cd - >/dev/null
DATABASE_URL="postgres://pondasi@127.0.0.1:$port/postgres" "$@"
