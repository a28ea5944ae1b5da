namespace Actors.Vision;

/// <summary>A view of a picture in somebody else's memory; it never owns or copies a pixel.</summary>
public readonly ref struct RgbView
{
    /// <param name="pixels">Packed rows of 8-bit R, G, B: exactly width × height × 3 bytes.</param>
    /// <param name="width">Pixels in a row, 1 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    /// <exception cref="ArgumentException">The span's length does not fit the size.</exception>
    public RgbView(ReadOnlySpan<byte> pixels, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.Length != checked(width * height * 3))
        {
            throw new ArgumentException($"A picture of {width}×{height} has {width * height * 3} bytes, not {pixels.Length}.", nameof(pixels));
        }

        Pixels = pixels;
        Width = width;
        Height = height;
    }

    /// <summary>Packed rows of 8-bit R, G, B.</summary>
    public ReadOnlySpan<byte> Pixels { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }
}
