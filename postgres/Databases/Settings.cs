namespace Actors.Databases;

/// <summary>The settings by the names that operators know.</summary>
internal static class Settings
{
    public const string Host = Prefix + "HOST";
    public const string Port = Prefix + "PORT";
    public const string Name = Prefix + "NAME";
    public const string User = Prefix + "USER";
    public const string PasswordFile = Prefix + "PASSWORDFILE";
    public const string ConnectTimeout = Prefix + "CONNECTTIMEOUT";
    public const string CommandTimeout = Prefix + "COMMANDTIMEOUT";
    public const string RetryFor = Prefix + "RETRYFOR";
    public const string StartTimeout = Prefix + "STARTTIMEOUT";
    public const string MaxConnections = Prefix + "MAXCONNECTIONS";

    private const string Prefix = "ACTORS_DATABASE__";
}
