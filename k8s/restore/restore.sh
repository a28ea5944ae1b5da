#!/usr/bin/env bash
# Puts $DUMP, or the newest dump in $BACKUPS, in the place of everything in the database that libpq's variables name: all of it or nothing.
set -euo pipefail
PGPASSWORD="$(cat "$PASSWORDFILE")"
# What is dropped need not be listed.
PGOPTIONS="--client-min-messages=warning"
export PGPASSWORD PGOPTIONS
if [ "${DUMP:-newest}" = newest ]; then
  dump="$(find "$BACKUPS" -maxdepth 1 -name 'actors-*.dump' | sort | tail -n 1)"
  [ -n "$dump" ] || { echo "no dump is in $BACKUPS" >&2; exit 1; }
else
  dump="$BACKUPS/$DUMP"
  [ -f "$dump" ] || { echo "DUMP is '$DUMP'; allowed are newest $(cd "$BACKUPS" && find . -maxdepth 1 -name 'actors-*.dump' -printf '%f ')" >&2; exit 1; }
fi
others="$(psql --no-psqlrc --tuples-only --no-align --command "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'")"
[ "$others" -eq 0 ] || { echo "$others connections are open: stop the silos first" >&2; exit 1; }
{
  # What a later version added goes too: its migrations would meet their own tables.
  cat <<'SQL'
BEGIN;
DO $$ DECLARE each name; BEGIN
  FOR each IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
  LOOP EXECUTE format('DROP SCHEMA %I CASCADE', each); END LOOP;
END $$;
CREATE SCHEMA public;
SQL
  # Only after the dump's last byte: where pg_restore stops before, psql ends without this, and the server takes everything back.
  pg_restore --no-owner --file=- "$dump" && echo 'COMMIT;'
} | psql --no-psqlrc --quiet --output=/dev/null --set=ON_ERROR_STOP=1
echo "restored $dump"
