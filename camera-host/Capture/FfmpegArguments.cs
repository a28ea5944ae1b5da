using System.Globalization;

namespace Actors.Cameras;

/// <summary>The arguments that make ffmpeg write a source as raw RGB. They go to the child as a list: no shell ever sees a source.</summary>
internal static class FfmpegArguments
{
    // Microseconds: a camera that is silent for so long has gone, and so has an ffmpeg whose host was killed while it waited for one.
    private const string NetworkTimeout = "5000000";

    public static IReadOnlyList<string> For(CameraSource source, CaptureOptions options)
    {
        List<string> arguments = ["-hide_banner", "-nostdin", "-loglevel", "level+error", "-threads", "1"];
        switch (source.Kind)
        {
            case CameraSourceKind.File:
                if (options.Loop)
                {
                    arguments.AddRange(["-stream_loop", "-1"]);
                }

                AddPacing(arguments, options);
                arguments.AddRange(["-protocol_whitelist", "file,crypto,data", "-i", "file:" + source.Address]);
                break;
            case CameraSourceKind.Rtsp:
                arguments.AddRange(["-fflags", "nobuffer", "-rtsp_transport", "tcp", "-timeout", NetworkTimeout,
                    "-protocol_whitelist", "rtsp,rtsps,rtp,srtp,udp,tcp,tls,crypto", "-i", source.Address]);
                break;
            case CameraSourceKind.Http:
                AddPacing(arguments, options);
                arguments.AddRange(["-rw_timeout", NetworkTimeout, "-protocol_whitelist", "http,https,httpproxy,tcp,tls,crypto,data", "-i", source.Address]);
                break;
            case CameraSourceKind.Device:
                arguments.AddRange(["-f", "v4l2", "-i", source.Address]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(source), source.Kind, "A simulator has no frames.");
        }

        arguments.AddRange(["-map", "0:v:0", "-an", "-sn", "-dn", "-vf", Filter(options), "-threads", "1",
            "-pix_fmt", "rgb24", "-c:v", "ppm", "-f", "image2pipe", "-flush_packets", "1", "pipe:1"]);
        return arguments;
    }

    // The size that comes out stands before each frame.
    private static string Filter(CaptureOptions options) => string.Create(CultureInfo.InvariantCulture,
        $"{Rate(options)},scale=w='min({options.Width},iw)':h='min({options.Height},ih)':force_original_aspect_ratio=decrease:flags=area");

    private static string Rate(CaptureOptions options) => options.RealTime
        ? string.Create(CultureInfo.InvariantCulture, $"fps=fps='if(gt(source_fps,0),min(source_fps,{options.FramesPerSecond}),{options.FramesPerSecond})'")
        : string.Create(CultureInfo.InvariantCulture, $"fps=fps={options.FramesPerSecond}");

    private static void AddPacing(List<string> arguments, CaptureOptions options)
    {
        if (options.RealTime)
        {
            arguments.Add("-re");
        }
    }
}
