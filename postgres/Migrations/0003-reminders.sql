-- Reminders of grains. The hash is unsigned 32 bit; silos share the ring of hashes out among themselves.
CREATE SEQUENCE actors.reminder_etag;

CREATE TABLE actors.reminder (
    grain_type text NOT NULL,
    grain_key text NOT NULL,
    name text NOT NULL,
    hash bigint NOT NULL CHECK (hash BETWEEN 0 AND 4294967295),
    start_at timestamptz NOT NULL,
    period interval NOT NULL,
    etag bigint NOT NULL,
    PRIMARY KEY (grain_type, grain_key, name)
);

CREATE INDEX reminder_by_hash ON actors.reminder (hash);
