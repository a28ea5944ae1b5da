using System.Globalization;
using System.Text;

namespace Actors.Setup;

/// <summary>
/// What a demo camera sees: people come, stand or move, and go. Cut out of photographs, 640×480 at 10 frames a second, faces between 60 and 160
/// pixels wide, with stretches in which nobody is there.
/// </summary>
internal sealed class DemoCamera
{
    private const int FramesPerSecond = 10;
    private const string Nobody = "0x7c807b";

    private readonly Scene[] _scenes;

    private DemoCamera(params Scene[] scenes) => _scenes = scenes;

    /// <summary>Queue at a checkout: mostly one or two people, close.</summary>
    public static DemoCamera Checkout { get; } = new(
        Scene.Empty(3),
        new Scene("sample3.jpg", 9, new View(1200, 440, 0.7), new View(1180, 410, 0.8)),
        Scene.Empty(2.5),
        new Scene("sample6.jpg", 9, new View(1460, 480, 0.72), new View(1440, 460, 0.8)),
        Scene.Empty(2),
        new Scene("sample5.jpg", 9, new View(1000, 480, 0.6), new View(1060, 470, 0.66)),
        Scene.Empty(3),
        new Scene("sample1.jpg", 9, new View(1560, 400, 0.9), new View(1540, 380, 1.0)),
        Scene.Empty(2));

    /// <summary>An entrance: groups, further away.</summary>
    public static DemoCamera Entrance { get; } = new(
        Scene.Empty(2),
        new Scene("sample4.jpg", 10, new View(830, 500, 0.5), new View(860, 480, 0.58)),
        Scene.Empty(3.5),
        new Scene("sample6.jpg", 8, new View(560, 600, 0.8), new View(540, 590, 0.9)),
        Scene.Empty(2.5),
        new Scene("sample3.jpg", 10, new View(1140, 520, 0.52), new View(1140, 480, 0.6)),
        Scene.Empty(4),
        new Scene("sample5.jpg", 7, new View(1560, 640, 0.72), new View(1540, 620, 0.85)),
        Scene.Empty(2));

    public Task MakeAsync(string photographs, string output, CancellationToken cancellation)
    {
        var photos = _scenes.Select(scene => scene.Photograph).OfType<string>().Select(name => Path.Combine(photographs, name)).ToList();
        if (photos.Find(path => !File.Exists(path)) is { } missing)
        {
            throw new DemoException($"{missing} is missing; `npm install @vladmandic/face-api` in {Path.GetFullPath(Path.Combine(photographs, "..", "..", "..", ".."))} brings it.");
        }

        return DemoFfmpeg.MakeAsync(photos, Graph(), quality: 20, keyframeEvery: FramesPerSecond, output, cancellation);
    }

    private string Graph()
    {
        var graph = new StringBuilder();
        var photo = 0;
        for (var i = 0; i < _scenes.Length; i++)
        {
            var seconds = Number(_scenes[i].Seconds);
            var source = _scenes[i].Photograph is null
                ? $"color=c={Nobody}:s=640x480:r={FramesPerSecond}:d={seconds}"
                : $"[{photo++}]{Moving(_scenes[i])}";
            graph.Append(CultureInfo.InvariantCulture, $"{source},format=yuv420p,setsar=1[s{i}];");
        }

        graph.AppendJoin("", _scenes.Select((_, i) => $"[s{i}]"));
        return graph.Append(CultureInfo.InvariantCulture, $"concat=n={_scenes.Length}:v=1:a=0[out]").ToString();
    }

    private static string Moving(Scene scene)
    {
        var frames = (int)Math.Round(scene.Seconds * FramesPerSecond);

        // Still for the first two fifths, so that the camera host also gets a scene without motion; then a slow move.
        var progress = $"clip((on/{frames}-0.4)/0.6,0,1)";
        string Between(double from, double to) => $"({Number(from)}+({Number(to - from)})*{progress})";

        // Every photograph is 1920 wide and becomes 1920×1440, so that a zoom of 3 is one pixel for one pixel.
        return $"crop=1920:min(ih\\,1440):0:0,pad=1920:1440,"
            + $"zoompan=z='3*{Between(scene.From.Scale, scene.To.Scale)}'"
            + $":x='{Between(scene.From.X, scene.To.X)}-iw/zoom/2':y='{Between(scene.From.Y, scene.To.Y)}-ih/zoom/2'"
            + $":d={frames}:s=640x480:fps={FramesPerSecond},"
            + $"fade=in:st=0:d=0.5:color={Nobody},fade=out:st={Number(scene.Seconds - 0.5)}:d=0.5:color={Nobody}";
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <param name="X">Centre, in pixels of the photograph.</param>
    /// <param name="Y">Centre, in pixels of the photograph.</param>
    /// <param name="Scale">Pixels of the clip for one of the photograph, 0.34 to 3.</param>
    private sealed record View(double X, double Y, double Scale);

    private sealed record Scene(string? Photograph, double Seconds, View From, View To)
    {
        public static Scene Empty(double seconds) => new(null, seconds, new View(0, 0, 1), new View(0, 0, 1));
    }
}
