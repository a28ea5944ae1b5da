#!/usr/bin/env bash
# Dumps the database that libpq's variables name into $BACKUPS, reads the dump back, and keeps the newest $KEEP.
set -euo pipefail
PGPASSWORD="$(cat "$PASSWORDFILE")"
export PGPASSWORD
name="actors-$(date -u +%Y%m%dT%H%M%SZ).dump"
trap 'rm -f "$BACKUPS/.$name"' EXIT
# Which silos were alive then is of no use later: a restored list would have new silos look for them.
pg_dump --format=custom --exclude-table-data=actors.member --file="$BACKUPS/.$name"
# A dump that cannot be read is none: reading all of it finds a full disk and a broken block.
pg_restore --file=/dev/null "$BACKUPS/.$name"
sync "$BACKUPS/.$name"
mv "$BACKUPS/.$name" "$BACKUPS/$name"
# The names sort by time. Nothing is thrown away before a newer one is there.
find "$BACKUPS" -maxdepth 1 -name 'actors-*.dump' | sort -r | tail -n +"$((KEEP + 1))" | xargs -r rm --
echo "kept $BACKUPS/$name, $(stat -c %s "$BACKUPS/$name") bytes; $(find "$BACKUPS" -maxdepth 1 -name 'actors-*.dump' | wc -l) dumps are there"
