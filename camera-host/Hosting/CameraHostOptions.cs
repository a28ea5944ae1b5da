namespace Actors.Cameras;

/// <summary>What a camera host runs, and how much it may take.</summary>
public sealed class CameraHostOptions
{
    /// <summary>The cameras; their keys differ. Empty by default.</summary>
    public IReadOnlyList<CameraAssignment> Cameras { get; set; } = [];

    /// <summary>The name under which the cameras' grains know this host, 1 to 64 characters; the machine's by default.</summary>
    public string HostId { get; set; } = Environment.MachineName;

    /// <summary>Frames a second that are taken from a camera at most, 1 to 30; 10 by default.</summary>
    public double FramesPerSecond { get; set; } = 10;

    /// <summary>Width in pixels to which wider pictures are scaled down, 160 to 1920; 640 by default.</summary>
    public int FrameWidth { get; set; } = 640;

    /// <summary>Height in pixels to which higher pictures are scaled down, 120 to 1080; 480 by default.</summary>
    public int FrameHeight { get; set; } = 480;

    /// <summary>The folder of the imported models; by default `models` in the folder that ACTORS_HOME names, else in `.actors`.</summary>
    public string ModelFolder { get; set; } = Path.Combine(Home, "models");

    /// <summary>The folder that holds the `node_modules` with the ONNX Runtime library; by default `npm` beside the models.</summary>
    public string NpmFolder { get; set; } = Path.Combine(Home, "npm");

    /// <summary>The ffmpeg that reads the sources; `ffmpeg` on the path by default.</summary>
    public string Ffmpeg { get; set; } = "ffmpeg";

    /// <summary>Frames of this host that are analysed at the same time, 1 to 256; as many as there are cores by default.</summary>
    public int Analyses { get; set; } = Environment.ProcessorCount;

    private static string Home { get; } = Path.GetFullPath(Environment.GetEnvironmentVariable("ACTORS_HOME") is { Length: > 0 } named ? named : ".actors");
}
