using Microsoft.Extensions.Logging;

namespace Actors.Cameras;

internal sealed partial class CameraGrain
{
    [LoggerMessage(101, LogLevel.Information, "Camera {Camera} was {Before} and is {Now}{Reason}")]
    private partial void LogState(string camera, CameraState before, CameraState now, string reason);

    [LoggerMessage(102, LogLevel.Warning, "Camera {Camera} is lost: its host was last heard at {HeardAt}")]
    private partial void LogLost(string camera, DateTimeOffset? heardAt);
}
