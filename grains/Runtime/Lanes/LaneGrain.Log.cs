using Microsoft.Extensions.Logging;

namespace Actors.Lanes;

internal sealed partial class LaneGrain
{
    [LoggerMessage(201, LogLevel.Information, "Lane {Lane} changes its mode from {Before} to {Now}")]
    private partial void LogMode(string lane, LaneMode before, LaneMode now);

    [LoggerMessage(202, LogLevel.Debug, "Lane {Lane} takes decision {Sequence}: {Content}, because {Trigger}")]
    private partial void LogDecision(string lane, long sequence, string content, string trigger);

    [LoggerMessage(203, LogLevel.Warning, "Lane {Lane} cannot reach {Peer} and tries again")]
    private partial void LogUnreachable(Exception fault, string lane, string peer);

    [LoggerMessage(204, LogLevel.Warning, "Lane {Lane} shows the emergency {Emergency}")]
    private partial void LogAlert(string lane, string emergency);

    [LoggerMessage(205, LogLevel.Warning, "Lane {Lane} cannot write down what it has shown and tries again with the next play")]
    private partial void LogTallyUnwritten(Exception fault, string lane);
}
