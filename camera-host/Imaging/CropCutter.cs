using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Actors.Vision.Imaging;

/// <summary>Cuts turned squares out of pictures, bilinearly, into pixels of four bytes: R, G, B and nothing. Beyond the picture its border goes on.</summary>
internal static class CropCutter
{
    /// <summary>Bytes of a crop's pixel.</summary>
    public const int PixelBytes = 4;

    // Where a crop pixel covers more than this many picture pixels, several samples are averaged.
    private const float WidestStep = 1.5f;
    private const int MostSamples = 8;

    // Places on the fast way are numbers of 16 bits before and 16 behind the point.
    private const float One = 1 << 16;
    private const int MostSide = short.MaxValue;

    /// <param name="picture">The picture.</param>
    /// <param name="crop">Where to cut.</param>
    /// <param name="pixels">Size × size × 4 bytes.</param>
    /// <param name="size">Pixels on each side of the crop.</param>
    public static void Cut(RgbView picture, in FaceCrop crop, Span<byte> pixels, int size)
    {
        var target = MemoryMarshal.Cast<byte, uint>(pixels)[..(size * size)];
        var samples = Math.Clamp((int)MathF.Ceiling(crop.Right.Length() / WidestStep), 1, MostSamples);
        for (var y = 0; y < size; y++)
        {
            var start = crop.Origin + crop.Down * y;
            var row = target.Slice(y * size, size);
            if (samples == 1 && IsInside(picture, start) && IsInside(picture, start + crop.Right * (size - 1)))
            {
                CutInside(picture, start, crop.Right, row);
            }
            else
            {
                CutAnywhere(picture, start, crop, samples, row);
            }
        }
    }

    // Two neighbours in both directions, and the eight bytes that are read at a time, lie in the picture; a pixel is kept as margin
    // for the rounding of steps.
    private static bool IsInside(RgbView picture, Vector2 point) =>
        point.X >= 1 && point.Y >= 1 && point.X < picture.Width - 4 && point.Y < picture.Height - 3 && picture.Width < MostSide && picture.Height < MostSide;

    private static void CutInside(RgbView picture, Vector2 start, Vector2 step, Span<uint> row)
    {
        const int Fraction = 0x7F;
        const int Half = 1 << 13;
        ref var origin = ref MemoryMarshal.GetReference(picture.Pixels);
        var stride = picture.Width * 3;
        var (x, y) = ((int)(start.X * One), (int)(start.Y * One));
        var (stepX, stepY) = ((int)MathF.Round(step.X * One), (int)MathF.Round(step.Y * One));
        for (var i = 0; i < row.Length; i++, x += stepX, y += stepY)
        {
            // Eight bytes hold a pixel and its right neighbour; seven bits of the fraction are enough for bytes.
            ref var upper = ref Unsafe.Add(ref origin, (y >> 16) * stride + (x >> 16) * 3);
            var above = Widen(ref upper);
            var below = Widen(ref Unsafe.Add(ref upper, stride));
            var down = (y >> 9) & Fraction;
            var column = above * (ushort)(128 - down) + below * (ushort)down;
            var left = Vector128.WidenLower(column).AsInt32();
            var right = Vector128.WidenLower(Vector128.Shuffle(column, Vector128.Create((ushort)3, 4, 5, 6, 7, 7, 7, 7))).AsInt32();
            var along = (x >> 9) & Fraction;
            var mixed = Vector128.ShiftRightLogical(left * (128 - along) + right * along + Vector128.Create(Half), 14);
            row[i] = Pack(mixed);
        }
    }

    private static void CutAnywhere(RgbView picture, Vector2 start, in FaceCrop crop, int samples, Span<uint> row)
    {
        var point = start;
        for (var x = 0; x < row.Length; x++, point += crop.Right)
        {
            var colour = samples == 1 ? Sample(picture, point) : Average(picture, point, crop, samples);
            row[x] = Pack(Vector128.ConvertToInt32(colour + Vector128.Create(0.5f)));
        }
    }

    private static Vector128<float> Average(RgbView picture, Vector2 point, in FaceCrop crop, int samples)
    {
        var sum = Vector128<float>.Zero;
        var start = point + (crop.Right + crop.Down) * ((1f / samples - 1) / 2);
        for (var y = 0; y < samples; y++)
        {
            for (var x = 0; x < samples; x++)
            {
                sum += Sample(picture, start + (crop.Right * x + crop.Down * y) / samples);
            }
        }

        return sum / (samples * samples);
    }

    private static Vector128<float> Sample(RgbView picture, Vector2 point)
    {
        // Written so that a place that is no number becomes 0.
        var x = point.X > 0 ? Math.Min(point.X, picture.Width - 1) : 0;
        var y = point.Y > 0 ? Math.Min(point.Y, picture.Height - 1) : 0;
        var (column, row) = ((int)x, (int)y);
        var next = column + 1 < picture.Width ? 3 : 0;
        var below = row + 1 < picture.Height ? picture.Width * 3 : 0;
        var at = row * picture.Width * 3 + column * 3;
        var upper = Mix(Pixel(picture, at), Pixel(picture, at + next), x - column);
        var lower = Mix(Pixel(picture, at + below), Pixel(picture, at + below + next), x - column);
        return Mix(upper, lower, y - row);
    }

    private static Vector128<float> Mix(Vector128<float> first, Vector128<float> second, float part) => first + (second - first) * part;

    private static Vector128<float> Pixel(RgbView picture, int at) =>
        Vector128.Create(picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2], 0f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Widen(ref byte pixels) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref pixels)).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Pack(Vector128<int> colour)
    {
        var words = Vector128.Narrow(colour, colour).AsUInt16();
        return Vector128.Narrow(words, words).AsUInt32().ToScalar() & 0xFFFFFF;
    }
}
