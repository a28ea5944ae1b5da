namespace Actors.Cameras;

/// <summary>Where a camera's frames come from.</summary>
public enum CameraSourceKind
{
    /// <summary>A file that ffmpeg can read, or a clip of the demo store.</summary>
    File,

    /// <summary>A network camera: `rtsp://` or `rtsps://`.</summary>
    Rtsp,

    /// <summary>A stream or file behind `http://` or `https://`.</summary>
    Http,

    /// <summary>A camera of this machine: `/dev/video0`, or `usb:0`.</summary>
    Device,

    /// <summary>No camera: the shopper simulator.</summary>
    Simulator,
}
