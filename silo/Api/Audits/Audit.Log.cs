namespace Actors.Api;

internal sealed partial class Audit
{
    [LoggerMessage(EventId = 1401, Level = LogLevel.Warning, Message = "The audit list cannot be written now; what was changed is written as soon as it can be.")]
    private partial void LogLate(Exception fault);

    [LoggerMessage(EventId = 1402, Level = LogLevel.Error, Message = "{Count} entries of the audit list are lost.")]
    private partial void LogLost(int count);
}
