namespace Actors.Cameras;

/// <summary>A camera's source cannot be read, or is none. The message is one sentence without credentials.</summary>
[GenerateSerializer, Alias("actors.camera-source-exception")]
public sealed class CameraSourceException(string message) : ActorsException(message);
