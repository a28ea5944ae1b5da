-- Content that came in while the store runs, by hash: uploads, thumbnails, alert pages. In parts of 1 MiB, each of which is kept
-- uncompressed beside its row, so that a piece from its middle is read without the rest; content is compressed as it is.
CREATE TABLE actors.content (
    sha256 text COLLATE "C" PRIMARY KEY,
    bytes bigint NOT NULL,
    put_at timestamptz NOT NULL
);

CREATE TABLE actors.content_part (
    sha256 text COLLATE "C" NOT NULL REFERENCES actors.content (sha256) ON DELETE CASCADE,
    number int NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (sha256, number)
);

ALTER TABLE actors.content_part ALTER COLUMN body SET STORAGE EXTERNAL;
