-- What happened: one row a fact, never changed. Almost all are plays, a hundred million a month where 500 screens play ten seconds each:
-- a month of them is a table of its own, so that its indexes stay small enough for memory, and old months can be moved away or dropped
-- (ALTER TABLE actors.fact_play DETACH PARTITION ...) without touching the others. A key counts once within its month, which is enough
-- for plays: the time belongs to the proof and is the same however often it is sent. All other kinds count once for ever.
CREATE TABLE actors.fact (
    kind text NOT NULL,
    key text COLLATE "C" NOT NULL,
    subject text NOT NULL,
    at timestamptz NOT NULL,
    body json NOT NULL
) PARTITION BY LIST (kind);

CREATE TABLE actors.fact_other PARTITION OF actors.fact DEFAULT;
CREATE UNIQUE INDEX fact_other_once ON actors.fact_other (kind, key);
CREATE INDEX fact_other_by_store ON actors.fact_other (kind, split_part(subject, '/', 1), at);

CREATE TABLE actors.fact_play PARTITION OF actors.fact FOR VALUES IN ('play') PARTITION BY RANGE (at);

-- Makes the table for a month of plays, given by its first moment in UTC, unless it is there.
CREATE FUNCTION actors.keep_month(month timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part text := 'fact_play_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM');
    next timestamptz := ((month AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC';
BEGIN
    IF to_regclass('actors.' || part) IS NULL THEN
        -- Keeps out others who make a month, and nobody else; unlike an advisory lock it also shows what they made.
        LOCK TABLE actors.fact_play IN SHARE UPDATE EXCLUSIVE MODE;
        IF to_regclass('actors.' || part) IS NULL THEN
            EXECUTE format('CREATE TABLE actors.%I PARTITION OF actors.fact_play FOR VALUES FROM (%L) TO (%L)', part, month, next);
            EXECUTE format('CREATE UNIQUE INDEX %I ON actors.%I (key)', part || '_once', part);
            EXECUTE format('CREATE INDEX %I ON actors.%I (split_part(subject, ''/'', 1), at)', part || '_by_store', part);
        END IF;
    END IF;
END $$;
