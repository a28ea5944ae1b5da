namespace Actors.Cameras;

/// <summary>What a camera host runs, and how much it may take.</summary>
public sealed class CameraHostOptions
{
    /// <summary>The most cameras that one host can take.</summary>
    internal const int MostCapacity = 1000;

    /// <summary>The longest name of a host, in characters.</summary>
    internal const int LongestHostId = 64;

    /// <summary>The cameras of a host that has no others to share them with; their keys differ. Empty by default.</summary>
    public IReadOnlyList<CameraPost> Cameras { get; set; } = [];

    /// <summary>The store whose cameras are shared with other hosts, such as `s1`; empty, the default, for a host that runs <see cref="Cameras"/>.</summary>
    public string StoreId { get; set; } = "";

    /// <summary>How many cameras this host takes of a shared store, 1 to 1000; four a core by default, which is what a core analyses at 5 frames a second.</summary>
    public int Capacity { get; set; } = Math.Min(4 * Environment.ProcessorCount, MostCapacity);

    /// <summary>Where `demo:NAME` finds NAME.mp4; by default `demo` in the folder that ACTORS_HOME names.</summary>
    public string DemoFolder { get; set; } = Path.Combine(Home, "demo");

    /// <summary>The value of a variable that a source names as `${NAME}`, or null; this process's environment by default.</summary>
    public Func<string, string?> Variable { get; set; } = Environment.GetEnvironmentVariable;

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
