using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Actors.Vision.Imaging;

/// <summary>A crop's pixels as the planes of floats that a model wants.</summary>
internal static class Planes
{
    /// <summary>Fills three planes, in the order R, G, B, with each byte × <paramref name="multiply"/> + its colour's <paramref name="add"/>.</summary>
    public static void Fill(
        ReadOnlySpan<byte> crop, Span<float> red, Span<float> green, Span<float> blue, float multiply, (float Red, float Green, float Blue) add)
    {
        var pixels = MemoryMarshal.Cast<byte, uint>(crop);
        var i = 0;
        for (; i <= pixels.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            var packed = Vector256.Create(pixels.Slice(i, Vector256<uint>.Count));
            Colour(packed, 0, multiply, add.Red).CopyTo(red[i..]);
            Colour(packed, 8, multiply, add.Green).CopyTo(green[i..]);
            Colour(packed, 16, multiply, add.Blue).CopyTo(blue[i..]);
        }

        for (; i < pixels.Length; i++)
        {
            red[i] = (pixels[i] & 0xFF) * multiply + add.Red;
            green[i] = ((pixels[i] >> 8) & 0xFF) * multiply + add.Green;
            blue[i] = ((pixels[i] >> 16) & 0xFF) * multiply + add.Blue;
        }
    }

    private static Vector256<float> Colour(Vector256<uint> packed, int shift, float multiply, float add) =>
        Vector256.ConvertToSingle((Vector256.ShiftRightLogical(packed, shift) & Vector256.Create(0xFFu)).AsInt32()) * multiply + Vector256.Create(add);
}
