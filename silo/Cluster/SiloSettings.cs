using System.Collections;
using Actors.Clusters;
using Actors.Databases;
using Actors.Library;
using Actors.Running;
using Actors.Settings;

namespace Actors.Serving;

/// <summary>Everything one silo of a cluster is told from outside.</summary>
/// <param name="Cluster">Its place among the others.</param>
/// <param name="Database">Says where membership, state, reminders and facts are kept.</param>
/// <param name="Http">Where console, API, dashboard, health and metrics answer.</param>
/// <param name="Store">The store file.</param>
/// <param name="Home">Folder for what this silo makes.</param>
/// <param name="OperatorKeyFile">The operator key, the same for every silo.</param>
/// <param name="ScreenKeyFile">What the tokens of screens derive from, the same for every silo and display host.</param>
/// <param name="Screens">Where people and phones reach the display hosts; null when nobody has said.</param>
/// <param name="Dashboard">Whether the Orleans dashboard is mounted.</param>
/// <param name="Library">What the content library takes and keeps.</param>
internal sealed record SiloSettings(
    ClusterSettings Cluster, Action<DatabaseOptions> Database, HttpSettings Http, string Store, string Home, string? OperatorKeyFile, string? ScreenKeyFile, Uri? Screens, bool Dashboard,
    LibraryLimits Library)
{
    /// <exception cref="SettingsException">A setting is wrong, missing or unknown; the message tells them all.</exception>
    public static SiloSettings Read(IReadOnlyList<string> arguments, IDictionary environment)
    {
        var settings = new SettingReader(arguments, environment);
        var read = new SiloSettings(
            ClusterSettings.ReadSilo(settings),
            ReadDatabase(settings),
            HttpSettings.Read(settings, 8080),
            settings.Required("STORE", "the path of the store file"),
            Path.GetFullPath(settings.Text("HOME", Running.Home.Folder)!),
            settings.Existing("OPERATORKEYFILE"),
            settings.Existing("SCREENKEYFILE"),
            settings.Web("SCREENS__URL"),
            ReadSwitch(settings, "DASHBOARD", fallback: true),
            ReadLibrary(settings));
        settings.Finish();
        return read;
    }

    private static Action<DatabaseOptions> ReadDatabase(SettingReader settings)
    {
        var host = settings.Required("DATABASE__HOST", "the PostgreSQL server's name or address");
        var port = settings.Port("DATABASE__PORT", 5432);
        var name = settings.Text("DATABASE__NAME", "actors")!;
        var user = settings.Text("DATABASE__USER", "actors")!;
        var passwordFile = settings.Existing("DATABASE__PASSWORDFILE") ?? "";
        var usual = new DatabaseOptions();
        var connect = Seconds("DATABASE__CONNECTTIMEOUT", usual.ConnectTimeout, 1, 60);
        var command = Seconds("DATABASE__COMMANDTIMEOUT", usual.CommandTimeout, 1, 60);
        var retry = Seconds("DATABASE__RETRYFOR", usual.RetryFor, 0, 60);
        var start = Seconds("DATABASE__STARTTIMEOUT", usual.StartTimeout, 0, 600);
        var connections = settings.Number("DATABASE__MAXCONNECTIONS", usual.MaxConnections, 4, 200);
        return database =>
        {
            database.Host = host;
            database.Port = port;
            database.Name = name;
            database.User = user;
            database.PasswordFile = passwordFile;
            (database.ConnectTimeout, database.CommandTimeout, database.RetryFor, database.StartTimeout) = (connect, command, retry, start);
            database.MaxConnections = connections;
        };

        TimeSpan Seconds(string setting, TimeSpan fallback, int least, int greatest) =>
            TimeSpan.FromSeconds(settings.Number(setting, (int)fallback.TotalSeconds, least, greatest));
    }

    private static LibraryLimits ReadLibrary(SettingReader settings)
    {
        var usual = new LibraryLimits();
        var file = settings.Number("LIBRARY__FILEMIB", (int)(usual.FileBytes >> 20), 1, 4096);
        var total = settings.Number("LIBRARY__TOTALMIB", (int)(usual.TotalBytes >> 20), file, 1 << 20);
        return new LibraryLimits((long)file << 20, (long)total << 20);
    }

    private static bool ReadSwitch(SettingReader settings, string name, bool fallback)
    {
        switch (settings.Text(name)?.ToLowerInvariant())
        {
            case null:
                return fallback;
            case "on" or "true":
                return true;
            case "off" or "false":
                return false;
            case var other:
                settings.Refuse(name, other, "on or off");
                return fallback;
        }
    }
}
