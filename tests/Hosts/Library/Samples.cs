using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Actors.Tests.Library;

/// <summary>Files as people upload them, and as people should not.</summary>
internal static class Samples
{
    public const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\"><rect width=\"16\" height=\"9\" fill=\"#176b55\"/></svg>";

    public const string Page = "<!doctype html><html><head><title>Bread</title></head><body><h1>Bread</h1></body></html>";

    /// <summary>A picture whose colours change from pixel to pixel, so that it has some length.</summary>
    public static byte[] Picture(SKEncodedImageFormat format, int width = 64, int height = 36)
    {
        using var bitmap = new SKBitmap(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                bitmap.SetPixel(x, y, new SKColor((byte)(x * 7), (byte)(y * 11), (byte)(x * y)));
            }
        }

        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    public static byte[] Png => Picture(SKEncodedImageFormat.Png);

    /// <summary>A zip as any program writes it.</summary>
    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return memory.ToArray();
    }

    public static byte[] Zip(params (string Name, string Text)[] files) => Zip([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    /// <summary>The zip with another value of two bytes in each head of its directory.</summary>
    public static byte[] WithDirectoryField(byte[] zip, int offset, ushort value)
    {
        var changed = zip.ToArray();
        for (var at = changed.AsSpan().IndexOf("PK\u0001\u0002"u8); at >= 0 && at + 46 < changed.Length; at++)
        {
            if (changed.AsSpan(at).StartsWith("PK\u0001\u0002"u8))
            {
                BitConverter.TryWriteBytes(changed.AsSpan(at + offset), value);
            }
        }

        return changed;
    }

    /// <summary>An MP4's boxes: a film of one codec, without a picture in it.</summary>
    public static byte[] Mp4(string codec = "avc1", int profile = 100, bool hasMovie = true, string brand = "isom")
    {
        var avc = Box("avcC", [1, (byte)profile, 0, 40, 0xFF, 0xE0, 0]);
        var sample = Box(codec, [.. new byte[78], .. avc]);
        var movie = Box("moov", [
            .. Box("mvhd", [.. new byte[12], .. Big(1000), .. Big(12_500), .. new byte[80]]),
            .. Box("trak", [
                .. Box("tkhd", [.. new byte[40], .. Big(0x10000), .. new byte[32], .. Big(1920 << 16), .. Big(1080 << 16)]),
                .. Box("mdia", [
                    .. Box("mdhd", new byte[24]),
                    .. Box("hdlr", [.. new byte[8], .. "vide"u8, .. new byte[13]]),
                    .. Box("minf", Box("stbl", Box("stsd", [0, 0, 0, 0, .. Big(1), .. sample])))]),
            ]),
        ]);
        return [.. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 2, 0, .. "isom"u8]), .. hasMovie ? movie : [], .. Box("mdat", new byte[100])];
    }

    /// <summary>A film of two seconds made by ffmpeg.</summary>
    public static byte[] Film(string container, string codec, params string[] more)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.{container}");
        try
        {
            using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc2=s=320x180:r=10:d=2", "-c:v", codec, "-pix_fmt", "yuv420p", .. more, file]))!;
            ffmpeg.WaitForExit();
            ffmpeg.ExitCode.ShouldBe(0);
            return File.ReadAllBytes(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static byte[] Box(string type, byte[] body) => [.. Big(8 + body.Length), .. Encoding.ASCII.GetBytes(type), .. body];

    private static byte[] Big(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
