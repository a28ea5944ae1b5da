using Microsoft.Extensions.Logging;

namespace Actors.Databases;

internal sealed partial class Database
{
    [LoggerMessage(1, LogLevel.Warning, "{Reason} Trying again in {Pause} ms.")]
    private static partial void LogRetry(ILogger logger, string reason, double pause);
}
