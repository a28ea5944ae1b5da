namespace Actors.Databases;

/// <summary>Where the store's PostgreSQL is and how patient its users are. In the environment: `ACTORS_DATABASE__HOST` and so on.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The server's name or address, or the folder of its Unix socket.</summary>
    public string Host { get; set; } = "";

    /// <summary>The server's port, 1 to 65535.</summary>
    public int Port { get; set; } = 5432;

    /// <summary>The database; it must exist. Its schema `actors` is made and brought up to date at start.</summary>
    public string Name { get; set; } = "actors";

    /// <summary>Who connects; may create a schema in the database, or owns the schema `actors`.</summary>
    public string User { get; set; } = "actors";

    /// <summary>The file that holds the password, read anew for every connection so that it can be changed; empty where the server asks for none.</summary>
    public string PasswordFile { get; set; } = "";

    /// <summary>
    /// How long connecting may take, 1 to 60 s in whole seconds. Short, because it is tried again, and because Npgsql spends twice as long on
    /// asking a server that has stopped answering to leave off.
    /// </summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer may take, 1 to 60 s in whole seconds.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long what failed in passing, and may safely be done again, is tried again, 0 to 60 s: a restart of the server costs a pause.</summary>
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the start waits for a server that is not there yet, 0 to 600 s.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Connections that this process may hold, 4 to 200; two of them are for membership alone. PostgreSQL allows 100 in all unless told otherwise, so three silos fit.</summary>
    public int MaxConnections { get; set; } = 20;
}
