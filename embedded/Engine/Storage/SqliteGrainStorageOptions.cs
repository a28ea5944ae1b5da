namespace Actors.Embedded;

/// <summary>Where a SQLite storage keeps states.</summary>
public sealed class SqliteGrainStorageOptions
{
    /// <summary>Path of the database file; it and its folder are made when missing. Several storages, and the reminders, may share one file.</summary>
    public string Path { get; set; } = "";
}
