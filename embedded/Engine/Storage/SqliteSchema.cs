using System.Globalization;
using Microsoft.Data.Sqlite;
using Orleans.Storage;

namespace Actors.Embedded;

/// <summary>The tables, by version. Versions are only added: a file of any older one is brought up to date when it is opened.</summary>
internal static class SqliteSchema
{
    private static readonly string[] Versions =
    [
        """
        CREATE TABLE grain_state (
            storage TEXT NOT NULL,
            grain_type TEXT NOT NULL,
            grain_key TEXT NOT NULL,
            state_name TEXT NOT NULL,
            version INTEGER NOT NULL,
            json TEXT NOT NULL,
            written_at TEXT NOT NULL,
            PRIMARY KEY (storage, grain_type, grain_key, state_name)
        ) WITHOUT ROWID;
        CREATE TABLE reminder (
            grain_type TEXT NOT NULL,
            grain_key TEXT NOT NULL,
            name TEXT NOT NULL,
            start_at TEXT NOT NULL,
            period_ticks INTEGER NOT NULL,
            PRIMARY KEY (grain_type, grain_key, name)
        ) WITHOUT ROWID;
        """,
    ];

    public static void Upgrade(SqliteConnection connection, string path)
    {
        using var query = connection.CreateCommand();
        query.CommandText = "PRAGMA user_version;";
        var version = Convert.ToInt32(query.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (version > Versions.Length)
        {
            throw new BadProviderConfigException(
                $"The state file {path} is of version {version}; this program knows versions up to {Versions.Length}. Use the newer program that wrote it.");
        }

        for (; version < Versions.Length; version++)
        {
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"{Versions[version]} PRAGMA user_version = {version + 1};");
            command.ExecuteNonQuery();
            transaction.Commit();
        }
    }
}
