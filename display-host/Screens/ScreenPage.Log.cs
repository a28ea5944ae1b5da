using Microsoft.Extensions.Logging;

namespace Actors.Displays;

internal sealed partial class ScreenPage
{
    [LoggerMessage(31, LogLevel.Debug, "A page of display {DisplayId} is gone: {Reason}")]
    private partial void Gone(string displayId, string reason);

    [LoggerMessage(32, LogLevel.Warning, "A page of display {DisplayId} sent what no player sends, or too much of it, and was cut off.")]
    private partial void Misbehaved(string displayId);

    [LoggerMessage(33, LogLevel.Warning, "A page of display {DisplayId} cannot play content {ContentId} and went on with the loop: {Reason}")]
    private partial void Broken(string displayId, string contentId, string reason);

    [LoggerMessage(34, LogLevel.Warning, "A page of display {DisplayId} claims the play {PlayId}, which is not proved: {Reason}.")]
    private partial void Doubted(string displayId, Guid playId, string reason);

    [LoggerMessage(35, LogLevel.Error, "A page of display {DisplayId} brings {Plays} plays that cannot be kept now; it will bring them again: {Reason}")]
    private partial void NotWritten(string displayId, int plays, string reason);

    [LoggerMessage(37, LogLevel.Warning, "A page of display {DisplayId} loaded itself again: {Reason}")]
    private partial void Reloaded(string displayId, string reason);

    [LoggerMessage(36, LogLevel.Error, "A page of display {DisplayId} had no room for {Plays} plays while it reached no host; they are lost.")]
    private partial void Lost(string displayId, long plays);
}
