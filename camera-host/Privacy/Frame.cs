namespace Actors.Vision;

/// <summary>One captured frame; disposing it wipes it.</summary>
/// <param name="pixels">Packed rows of 8-bit R, G, B.</param>
/// <param name="width">Pixels in a row.</param>
/// <param name="height">Rows.</param>
/// <param name="capturedAt">When it was captured, in the time that tracks live in: a clip's own time where a clip is replayed faster than it plays.</param>
internal sealed class Frame(PixelLease pixels, int width, int height, DateTimeOffset capturedAt) : IDisposable
{
    public PixelLease Pixels { get; } = pixels;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public DateTimeOffset CapturedAt { get; } = capturedAt;

    public RgbView View => new(Pixels.Pixels, Width, Height);

    public void Dispose() => Pixels.Dispose();
}
