using System.Diagnostics;
using Actors.TestKit;

namespace Actors.Tests.Vision;

/// <summary>Videos that ffmpeg makes for a test, in a folder that goes with it.</summary>
internal sealed class TestVideo : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("actors-video-").FullName;

    /// <summary>A moving test picture.</summary>
    public string Moving(string name = "moving.mp4", string size = "320x180", double seconds = 2, int rate = 25) =>
        Make(name, "-f", "lavfi", "-i", FormattableString.Invariant($"testsrc=size={size}:rate={rate}:duration={seconds}"), "-pix_fmt", "yuv420p");

    /// <summary>A grey picture that never changes.</summary>
    public string Still(string name = "still.mp4", double seconds = 2) =>
        Make(name, "-f", "lavfi", "-i", FormattableString.Invariant($"color=gray:size=320x180:rate=10:duration={seconds}"), "-pix_fmt", "yuv420p");

    /// <summary>Sound without a picture.</summary>
    public string Sound(string name = "sound.wav") => Make(name, "-f", "lavfi", "-i", "sine=duration=1");

    /// <summary>A file of given bytes.</summary>
    public string File(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string Make(string name, params string[] arguments)
    {
        var path = Path.Combine(Folder, name);
        var start = new ProcessStartInfo(Workplace.Ffmpeg!) { RedirectStandardError = true };
        foreach (var argument in (string[])["-v", "error", "-nostdin", "-y", .. arguments, path])
        {
            start.ArgumentList.Add(argument);
        }

        using var child = Process.Start(start)!;
        var complaint = child.StandardError.ReadToEnd();
        child.WaitForExit();
        child.ExitCode.ShouldBe(0, complaint);
        return path;
    }
}
