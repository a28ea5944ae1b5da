using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Actors.Vision.Imaging;

/// <summary>Cuts turned squares out of pictures, bilinearly, into three planes of bytes. Beyond the picture its border goes on.</summary>
internal static class CropCutter
{
    // Where a crop pixel covers more than this many picture pixels, several samples are averaged.
    private const float WidestStep = 1.5f;

    /// <param name="picture">The picture.</param>
    /// <param name="crop">Where to cut.</param>
    /// <param name="planes">Three planes R, G, B of size × size bytes.</param>
    /// <param name="size">Pixels on each side of the crop.</param>
    public static void Cut(RgbView picture, in FaceCrop crop, Span<byte> planes, int size)
    {
        var samples = Math.Clamp((int)MathF.Ceiling(crop.Right.Length() / WidestStep), 1, 8);
        var area = size * size;
        var at = 0;
        for (var y = 0; y < size; y++)
        {
            var point = crop.Origin + crop.Down * y;
            for (var x = 0; x < size; x++, at++, point += crop.Right)
            {
                var colour = samples == 1 ? Sample(picture, point) : Average(picture, point, crop, samples);
                var rounded = Vector128.ConvertToInt32(colour + Vector128.Create(0.5f));
                planes[at] = (byte)rounded.GetElement(0);
                planes[area + at] = (byte)rounded.GetElement(1);
                planes[2 * area + at] = (byte)rounded.GetElement(2);
            }
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sample(RgbView picture, Vector2 point)
    {
        var x = Math.Clamp(point.X, 0, picture.Width - 1);
        var y = Math.Clamp(point.Y, 0, picture.Height - 1);
        var (column, row) = ((int)x, (int)y);
        var (fractionX, fractionY) = (x - column, y - row);
        var stride = picture.Width * 3;
        var at = row * stride + column * 3;
        var next = column + 1 < picture.Width ? 3 : 0;
        var below = row + 1 < picture.Height ? stride : 0;

        // Four bytes are read where three count; at the very end of the picture that is one too many.
        if (at + below + next + 4 > picture.Pixels.Length)
        {
            return Mix(Last(picture, at), Last(picture, at + next), Last(picture, at + below), Last(picture, at + below + next), fractionX, fractionY);
        }

        ref var pixel = ref Unsafe.Add(ref MemoryMarshal.GetReference(picture.Pixels), at);
        return Mix(Load(ref pixel), Load(ref Unsafe.Add(ref pixel, next)), Load(ref Unsafe.Add(ref pixel, below)), Load(ref Unsafe.Add(ref pixel, below + next)), fractionX, fractionY);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Mix(
        Vector128<float> upperLeft, Vector128<float> upperRight, Vector128<float> lowerLeft, Vector128<float> lowerRight, float x, float y)
    {
        var upper = upperLeft + (upperRight - upperLeft) * x;
        var lower = lowerLeft + (lowerRight - lowerLeft) * x;
        return upper + (lower - upper) * y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Load(ref byte pixel)
    {
        var bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref pixel)).AsByte();
        return Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32());
    }

    private static Vector128<float> Last(RgbView picture, int at) =>
        Vector128.Create(picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2], 0f);
}
