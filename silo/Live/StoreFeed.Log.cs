namespace Actors.Live;

internal sealed partial class StoreFeed
{
    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning, Message = "Lanes, cameras and displays could not be asked; the console shows what it knew.")]
    private partial void LogAskingFailed(Exception fault);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Debug, Message = "The lanes could not be told that nobody listens any more.")]
    private partial void LogFarewellFailed(Exception fault);
}
