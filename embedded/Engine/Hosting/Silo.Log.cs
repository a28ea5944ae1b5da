using Microsoft.Extensions.Logging;

namespace Actors.Embedded;

internal sealed partial class Silo
{
    [LoggerMessage(1, LogLevel.Error, "Nobody awaited what failed on a turn of {Name}.")]
    public static partial void LogUnobserved(ILogger logger, string name, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The one-way call {Call} failed on {Name}.")]
    public static partial void LogOneWayFailed(ILogger logger, string call, string name, Exception exception);

    [LoggerMessage(3, LogLevel.Debug, "The one-way call {Call} was dropped: {Reason}")]
    public static partial void LogDropped(ILogger logger, string call, string reason);

    [LoggerMessage(4, LogLevel.Error, "{Name} could not be activated.")]
    public static partial void LogActivationFailed(ILogger logger, string name, Exception exception);

    [LoggerMessage(5, LogLevel.Error, "{Name} failed while it was deactivated.")]
    public static partial void LogDeactivationFailed(ILogger logger, string name, Exception exception);

    [LoggerMessage(6, LogLevel.Error, "A timer of {Name} failed; it goes on ticking.")]
    public static partial void LogTimerFailed(ILogger logger, string name, Exception exception);

    [LoggerMessage(7, LogLevel.Error, "The time to shut down is over; {Count} activations did not end, among them {Names}.")]
    public static partial void LogAbandoned(ILogger logger, int count, string names);

    [LoggerMessage(8, LogLevel.Error, "{Name} failed on its reminder {Reminder}; the next tick comes in its time.")]
    public static partial void LogReminderFailed(ILogger logger, string name, string reminder, Exception exception);

    [LoggerMessage(9, LogLevel.Error, "Whether {Call} may interleave on {Name} could not be found out; it waits.")]
    public static partial void LogPredicateFailed(ILogger logger, string call, string name, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "{Call} failed on {Name} with an exception that its caller cannot be told of.")]
    public static partial void LogRefused(ILogger logger, string call, string name, Exception exception);

    [LoggerMessage(11, LogLevel.Warning, "Nobody will answer {Call}: {Reason}. Its caller waits for its timeout.")]
    public static partial void LogLost(ILogger logger, string call, string reason);
}
