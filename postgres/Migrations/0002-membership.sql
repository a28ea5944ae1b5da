-- Who is in a cluster. The version of the cluster grows with every change of a member, in the same transaction.
CREATE TABLE actors.cluster (
    id text PRIMARY KEY,
    version int NOT NULL
);

CREATE TABLE actors.member (
    cluster_id text NOT NULL REFERENCES actors.cluster (id) ON DELETE CASCADE,
    address text NOT NULL,
    port int NOT NULL,
    generation int NOT NULL,
    name text NOT NULL,
    host_name text NOT NULL,
    status text NOT NULL,
    gateway_port int NOT NULL,
    role_name text,
    update_zone int NOT NULL,
    fault_zone int NOT NULL,
    started_at timestamptz NOT NULL,
    alive_at timestamptz NOT NULL,
    suspected_by text[] NOT NULL,
    suspected_at timestamptz[] NOT NULL,
    etag bigint NOT NULL,
    PRIMARY KEY (cluster_id, address, port, generation)
);
