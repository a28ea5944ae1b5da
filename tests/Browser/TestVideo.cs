using System.Diagnostics;
using Actors.TestKit;

namespace Actors.Tests;

/// <summary>A second of ffmpeg's test picture as MP4.</summary>
internal static class TestVideo
{
    public static async Task<byte[]> MakeAsync(string size = "640x360", string picture = "testsrc2")
    {
        var path = Path.Combine(Path.GetTempPath(), $"actors-test-{Guid.NewGuid():N}.mp4");
        using var ffmpeg = Process.Start(Workplace.Ffmpeg!, ["-loglevel", "error", "-f", "lavfi", "-i", $"{picture}=s={size}:r=25", "-t", "1", "-pix_fmt", "yuv420p", path]);
        await ffmpeg.WaitForExitAsync();
        ffmpeg.ExitCode.ShouldBe(0);
        var bytes = await File.ReadAllBytesAsync(path);
        File.Delete(path);
        return bytes;
    }
}
