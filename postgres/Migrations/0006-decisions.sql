-- Why lanes played what they played, for a week. 500 screens decide two million times a day, so that a day is a table of its own: the oldest is
-- dropped as a whole, which costs the same however much it holds. A play counts once within its day, which is enough: the time of a decision
-- is the same however often it is sent.
CREATE TABLE actors.decision (
    play uuid NOT NULL,
    store text NOT NULL,
    lane text NOT NULL,
    at timestamptz NOT NULL,
    body json NOT NULL
) PARTITION BY RANGE (at);

-- Makes the table for a day of decisions, given by its first moment in UTC, unless it is there.
CREATE FUNCTION actors.keep_decision_day(day timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part text := 'decision_' || to_char(day AT TIME ZONE 'UTC', 'YYYY_MM_DD');
    next timestamptz := ((day AT TIME ZONE 'UTC') + interval '1 day') AT TIME ZONE 'UTC';
BEGIN
    IF to_regclass('actors.' || part) IS NULL THEN
        LOCK TABLE actors.decision IN SHARE UPDATE EXCLUSIVE MODE;
        IF to_regclass('actors.' || part) IS NULL THEN
            EXECUTE format('CREATE TABLE actors.%I PARTITION OF actors.decision FOR VALUES FROM (%L) TO (%L)', part, day, next);
            EXECUTE format('CREATE UNIQUE INDEX %I ON actors.%I (play)', part || '_once', part);
        END IF;
    END IF;
END $$;

-- Drops the tables of the days that ended before a moment. Whoever writes is not kept waiting: where the lock cannot be had soon, it is done another time.
CREATE FUNCTION actors.drop_decisions(before timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    part text;
    dropped integer := 0;
BEGIN
    PERFORM set_config('lock_timeout', '2s', true);
    FOR part IN
        SELECT child.relname FROM pg_inherits
        JOIN pg_class child ON child.oid = pg_inherits.inhrelid
        WHERE pg_inherits.inhparent = 'actors.decision'::regclass
            AND to_timestamp(right(child.relname, 10), 'YYYY_MM_DD')::timestamp AT TIME ZONE 'UTC' + interval '1 day' <= before
        ORDER BY child.relname
    LOOP
        EXECUTE format('DROP TABLE IF EXISTS actors.%I', part);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END $$;
