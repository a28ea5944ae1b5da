using System.Numerics.Tensors;

namespace Actors.Vision.Imaging;

/// <summary>Planes of bytes as the floats that a model wants.</summary>
internal static class Planes
{
    /// <summary>Each byte × <paramref name="multiply"/> + <paramref name="add"/>.</summary>
    public static void ToFloats(ReadOnlySpan<byte> bytes, Span<float> floats, float multiply, float add)
    {
        TensorPrimitives.ConvertTruncating<byte, float>(bytes, floats);
        TensorPrimitives.Multiply(floats, multiply, floats);
        TensorPrimitives.Add(floats, add, floats);
    }
}
