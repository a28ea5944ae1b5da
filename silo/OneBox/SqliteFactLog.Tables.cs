namespace Actors.Facts;

internal sealed partial class SqliteFactLog
{
    private static readonly string[] Tables =
    [
        """
        CREATE TABLE fact (
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            subject TEXT NOT NULL,
            store TEXT NOT NULL,
            at TEXT NOT NULL,
            body TEXT NOT NULL,
            UNIQUE (kind, key)
        );
        CREATE INDEX fact_by_store ON fact (kind, store, at, key);
        """,

        // How far a campaign has got is counted by this index alone: plays of no campaign, which are most, are not in it.
        """
        CREATE INDEX fact_by_campaign ON fact (store, json_extract(body, '$.campaignId'), at)
            WHERE kind = 'play' AND json_extract(body, '$.campaignId') IS NOT NULL;
        """,
    ];
}
