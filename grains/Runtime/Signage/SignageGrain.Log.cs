using Microsoft.Extensions.Logging;

namespace Actors.Signage;

internal sealed partial class SignageGrain
{
    [LoggerMessage(401, LogLevel.Information, "Store {Store}: {By} changes {Edits} items of its signage, which is now at revision {Revision}")]
    private partial void LogChanged(string store, string by, int edits, long revision);

    [LoggerMessage(402, LogLevel.Warning, "Store {Store} cannot hand the lane {Lane} its schedule and tries again")]
    private partial void LogUnreachable(Exception fault, string store, string lane);

    [LoggerMessage(403, LogLevel.Warning, "Store {Store} cannot empty the trash of its signage and tries again in an hour")]
    private partial void LogTrashStays(Exception fault, string store);
}
