using Microsoft.Extensions.Logging;

namespace Actors.Displays;

internal sealed partial class DisplayFeed
{
    [LoggerMessage(21, LogLevel.Debug, "Display {DisplayId} has program {Revision}, {ContentId}.")]
    private partial void Took(string displayId, long revision, string contentId);

    [LoggerMessage(22, LogLevel.Warning, "Display {DisplayId} has no answer from its grain to its {What}; next try in {Seconds:0.0} s: {Reason}")]
    private partial void Unreachable(string displayId, string what, double seconds, string reason);

    [LoggerMessage(23, LogLevel.Warning, "Display {DisplayId} cannot play content {ContentId} of media type {MediaType}; it is skipped.")]
    private partial void Unplayable(string displayId, string contentId, string mediaType);

    [LoggerMessage(24, LogLevel.Warning, "Display {DisplayId} needs content {ContentId}, but the source has no file with hash {Sha256}.")]
    private partial void Missing(string displayId, string contentId, string sha256);

    [LoggerMessage(25, LogLevel.Warning, "Display {DisplayId} could not fetch content {ContentId}: {Reason}")]
    private partial void NotFetched(string displayId, string contentId, string reason);

    [LoggerMessage(26, LogLevel.Warning, "Display {DisplayId} has its {What} refused by its grain: {Reason}")]
    private partial void Refused(string displayId, string what, string reason);

    [LoggerMessage(27, LogLevel.Debug, "Display {DisplayId} has no picture for whoever looks: {Reason}")]
    private partial void NoLook(string displayId, string reason);
}
