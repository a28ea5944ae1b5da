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
}
