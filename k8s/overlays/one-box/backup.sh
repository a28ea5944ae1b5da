#!/usr/bin/env bash
# Copies the databases and keys in $STATE, while the store runs, into one archive in $BACKUPS, and keeps the newest $KEEP.
set -euo pipefail
umask 077
name="actors-$(date -u +%Y%m%dT%H%M%SZ)"
work="$BACKUPS/.$name"
trap 'rm -rf "$work" "$work.tar.gz"' EXIT
mkdir "$work"
for database in "$STATE"/*.db; do
  copy="$work/$(basename "$database")"
  # The copy is of one moment, whatever the store writes meanwhile.
  sqlite3 -cmd ".timeout 30000" "$database" "VACUUM INTO '$copy'"
  [ "$(sqlite3 "$copy" "PRAGMA integrity_check")" = ok ] || { echo "the copy of $database is damaged" >&2; exit 1; }
done
cp "$STATE"/*.key "$work/"
tar -czf "$work.tar.gz" -C "$work" .
tar -tzf "$work.tar.gz" >/dev/null
sync "$work.tar.gz"
mv "$work.tar.gz" "$BACKUPS/$name.tar.gz"
# Files of the library are named by their hash and never change, so one copy of each lies beside the archives; one that the store has no
# more goes when it has not been seen for as many days as archives are kept. The archive is older than they: all that it names is there.
if [ -d "$STATE/library" ]; then
  mkdir -p "$BACKUPS/library"
  for file in "$STATE"/library/*; do
    copy="$BACKUPS/library/$(basename "$file")"
    case "$file" in *.part | *'*') continue ;; esac
    if [ ! -e "$copy" ]; then
      # The store may delete one meanwhile.
      cp "$file" "$copy.part" 2>/dev/null && sync "$copy.part" && mv "$copy.part" "$copy" || { rm -f "$copy.part"; [ ! -e "$file" ]; }
    fi
    [ ! -e "$copy" ] || touch "$copy"
  done
  find "$BACKUPS/library" -type f -mtime +"$KEEP" -delete
fi
# The names sort by time. Nothing is thrown away before a newer one is there.
find "$BACKUPS" -maxdepth 1 -name 'actors-*.tar.gz' | sort -r | tail -n +"$((KEEP + 1))" | xargs -r rm --
echo "kept $BACKUPS/$name.tar.gz, $(stat -c %s "$BACKUPS/$name.tar.gz") bytes; $(find "$BACKUPS" -maxdepth 1 -name 'actors-*.tar.gz' | wc -l) backups are there"
