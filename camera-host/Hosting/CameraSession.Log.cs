using Microsoft.Extensions.Logging;

namespace Actors.Cameras;

internal sealed partial class CameraSession
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Warning, Message = "Camera {CameraId}: {Error}")]
    private partial void LogFeedFailed(string cameraId, string error);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "Camera {CameraId} failed unexpectedly")]
    private partial void LogFeedFault(Exception fault, string cameraId);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Debug, Message = "The grain of camera {CameraId} does not answer: {Reason}")]
    private partial void LogGrainSilent(string cameraId, string reason);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Debug, Message = "Camera {CameraId} could not tell lane {LaneId} what it sees ({Unsent} batches so far): {Reason}")]
    private partial void LogBatchLost(string cameraId, string laneId, long unsent, string reason);
}
