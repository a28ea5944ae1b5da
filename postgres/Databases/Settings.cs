namespace Actors.Databases;

/// <summary>The settings by the names that people know them by.</summary>
internal static class Settings
{
    public const string Host = Prefix + "HOST";
    public const string Port = Prefix + "PORT";
    public const string Name = Prefix + "NAME";
    public const string User = Prefix + "USER";
    public const string PasswordFile = Prefix + "PASSWORDFILE";
    public const string ConnectTimeout = Options + nameof(DatabaseOptions.ConnectTimeout);
    public const string CommandTimeout = Options + nameof(DatabaseOptions.CommandTimeout);
    public const string RetryFor = Options + nameof(DatabaseOptions.RetryFor);
    public const string StartTimeout = Options + nameof(DatabaseOptions.StartTimeout);
    public const string MaxConnections = Options + nameof(DatabaseOptions.MaxConnections);

    // These are the program's to set.
    private const string Options = nameof(DatabaseOptions) + ".";
    private const string Prefix = "ACTORS_DATABASE__";
}
