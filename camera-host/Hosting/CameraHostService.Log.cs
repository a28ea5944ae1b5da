using Microsoft.Extensions.Logging;

namespace Actors.Cameras;

internal sealed partial class CameraHostService
{
    [LoggerMessage(EventId = 2000, Level = LogLevel.Error, Message = "Camera {CameraId} stopped unexpectedly and starts again")]
    private partial void LogSessionEnded(Exception fault, string cameraId);
}
