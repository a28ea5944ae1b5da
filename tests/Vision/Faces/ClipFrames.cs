using System.Diagnostics;
using Actors.TestKit;
using Actors.Vision;

namespace Actors.Tests.Vision.Faces;

/// <summary>The frames of one of the clips beside the checkout.</summary>
internal static class ClipFrames
{
    private const int Width = 480;
    private const int Height = 270;

    public delegate void See(RgbView frame);

    /// <summary>Calls for each frame and returns how many there were.</summary>
    public static int ForEach(string clip, See see)
    {
        string[] arguments = ["-v", "error", "-i", Path.Combine(Workplace.Clips, clip), "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"];
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true })!;
        var frame = new byte[Width * Height * 3];
        var count = 0;
        for (; ffmpeg.StandardOutput.BaseStream.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length; count++)
        {
            see(new RgbView(frame, Width, Height));
        }

        ffmpeg.WaitForExit();
        return count;
    }
}
