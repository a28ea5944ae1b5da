-- What grains remember. A cleared state keeps its row without a body, so that its version goes on counting
-- and a writer from before the clearing is still refused.
CREATE TABLE actors.grain_state (
    storage text NOT NULL,
    grain_type text NOT NULL,
    grain_key text NOT NULL,
    state_name text NOT NULL,
    version bigint NOT NULL,
    body json,
    write_id uuid NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (storage, grain_type, grain_key, state_name)
);

COMMENT ON COLUMN actors.grain_state.body IS 'JSON as it was written; json and not jsonb, which would reorder the members';
COMMENT ON COLUMN actors.grain_state.write_id IS 'names the last write, so that its writer recognises it when the answer was lost';
