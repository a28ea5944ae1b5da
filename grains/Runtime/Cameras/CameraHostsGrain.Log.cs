using Microsoft.Extensions.Logging;

namespace Actors.Cameras;

internal sealed partial class CameraHostsGrain
{
    [LoggerMessage(111, LogLevel.Information, "Camera {Camera} goes from {From} to the camera host {To}")]
    private partial void LogMove(string camera, string from, string to);

    [LoggerMessage(112, LogLevel.Information, "The camera host {Host} leaves")]
    private partial void LogLeaving(string host);
}
