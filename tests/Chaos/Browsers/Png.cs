using System.Buffers.Binary;
using System.IO.Compression;

namespace Actors.Tests.Chaos;

/// <summary>Reads the pictures of a screencast: PNG of 8 bits a channel without interlacing, which is what browsers write (https://www.w3.org/TR/png-3/).</summary>
internal sealed class Png
{
    private readonly byte[] _pixels;
    private readonly int _channels;

    private Png(int width, int height, int channels, byte[] pixels) => (Width, Height, _channels, _pixels) = (width, height, channels, pixels);

    public int Width { get; }

    public int Height { get; }

    public static Png Read(byte[] file)
    {
        var (width, height, channels) = (0, 0, 0);
        using var packed = new MemoryStream();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var kind = System.Text.Encoding.ASCII.GetString(file, at + 4, 4);
            var body = file.AsSpan(at + 8, length);
            switch (kind)
            {
                case "IHDR":
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]));
                    channels = (body[8], body[9], body[12]) switch { (8, 2, 0) => 3, (8, 6, 0) => 4, _ => throw new InvalidDataException($"A picture of {body[8]} bits, colour type {body[9]}, interlacing {body[12]} is none that this reads.") };
                    break;
                case "IDAT":
                    packed.Write(body);
                    break;
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var rows = new byte[height * ((width * channels) + 1)];
        unpacked.ReadExactly(rows);
        return new Png(width, height, channels, Unfilter(rows, width * channels, height, channels));
    }

    /// <summary>The mean colour of a rectangle that lies inside the picture.</summary>
    public (double Red, double Green, double Blue) Mean(int left, int top, int width, int height)
    {
        double red = 0, green = 0, blue = 0;
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++)
            {
                var pixel = ((y * Width) + x) * _channels;
                (red, green, blue) = (red + _pixels[pixel], green + _pixels[pixel + 1], blue + _pixels[pixel + 2]);
            }
        }

        double count = width * height;
        return (red / count, green / count, blue / count);
    }

    private static byte[] Unfilter(byte[] rows, int stride, int height, int channels)
    {
        var pixels = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var row = rows.AsSpan(y * (stride + 1), stride + 1);
            var filter = row[0];
            var line = row[1..];
            var done = pixels.AsSpan(y * stride, stride);
            var above = y == 0 ? [] : pixels.AsSpan((y - 1) * stride, stride);
            for (var x = 0; x < stride; x++)
            {
                int left = x < channels ? 0 : done[x - channels], up = y == 0 ? 0 : above[x], corner = x < channels || y == 0 ? 0 : above[x - channels];
                done[x] = (byte)(line[x] + filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => throw new InvalidDataException($"There is no filter {filter}.") });
            }
        }

        return pixels;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
