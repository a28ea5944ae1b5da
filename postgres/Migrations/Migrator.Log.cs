using Microsoft.Extensions.Logging;

namespace Actors.Migrations;

internal sealed partial class Migrator
{
    [LoggerMessage(11, LogLevel.Information, "Migration {Number} ('{Name}') of the database '{Database}' is done.")]
    private static partial void LogMigrated(ILogger logger, int number, string name, string database);
}
