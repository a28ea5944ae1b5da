using SkiaSharp;

namespace Actors.Library;

/// <summary>Decodes PNG, JPEG and WebP to the last pixel, so that no screen is the first to find out that a file is cut off or damaged.</summary>
internal static class RasterImage
{
    /// <summary>More than an 8K screen has, and at four bytes a pixel what a silo can spare for a moment.</summary>
    public const int MostPixels = 50_000_000;

    /// <summary>More than a picture of as many pixels has after any usual compression.</summary>
    public const long MostBytes = 64 << 20;

    /// <summary>The width of a thumbnail, and the most of its height, in pixels.</summary>
    private const int ThumbnailWidth = 320;

    private const int ThumbnailQuality = 80;

    /// <summary>Looks at a picture.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="name">What to call it in a sentence.</param>
    /// <param name="thumbnail">Whether to make one.</param>
    /// <returns>Its size, turned as its camera said, and its thumbnail where one was asked for.</returns>
    /// <exception cref="ContentRefusedException">It is damaged, cut off or too large.</exception>
    public static (ImageFacts Facts, byte[]? Thumbnail) Read(Stream stream, string name, bool thumbnail)
    {
        if (stream.Length > MostBytes)
        {
            throw new ContentRefusedException($"The picture '{FileKinds.Cut(name)}' has {stream.Length >> 20} MiB; allowed are {MostBytes >> 20}.");
        }

        using var codec = SKCodec.Create(stream) ?? throw new ContentRefusedException($"The picture '{FileKinds.Cut(name)}' cannot be decoded: it is damaged.");
        var size = codec.Info.Size;
        if ((long)size.Width * size.Height > MostPixels)
        {
            throw new ContentRefusedException($"The picture '{FileKinds.Cut(name)}' has {size.Width} x {size.Height} pixels; allowed are {MostPixels / 1_000_000} million.");
        }

        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul)))
        {
            throw new ContentRefusedException($"The picture '{FileKinds.Cut(name)}' has {size.Width} x {size.Height} pixels, for which this server has no memory.");
        }

        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result != SKCodecResult.Success)
        {
            throw new ContentRefusedException($"The picture '{FileKinds.Cut(name)}' cannot be decoded: it is {(result == SKCodecResult.IncompleteInput ? "cut off" : "damaged")}.");
        }

        var turned = (int)codec.EncodedOrigin >= (int)SKEncodedOrigin.LeftTop;
        var facts = turned ? new ImageFacts(size.Height, size.Width) : new ImageFacts(size.Width, size.Height);
        return (facts, thumbnail ? Thumbnail(bitmap, codec.EncodedOrigin) : null);
    }

    private static byte[] Thumbnail(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var scale = Math.Min(1, ThumbnailWidth / (float)Math.Max(bitmap.Width, bitmap.Height));
        var info = bitmap.Info.WithSize(Math.Max(1, (int)Math.Round(bitmap.Width * scale)), Math.Max(1, (int)Math.Round(bitmap.Height * scale)));
        using var small = bitmap.Resize(info, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear))
            ?? throw new ContentRefusedException("The picture cannot be made smaller for its thumbnail.");
        var turned = (int)origin >= (int)SKEncodedOrigin.LeftTop;
        using var upright = new SKBitmap(info.WithSize(turned ? info.Height : info.Width, turned ? info.Width : info.Height));
        using (var canvas = new SKCanvas(upright))
        {
            canvas.Clear(SKColors.Transparent);
            canvas.SetMatrix(Upright(origin, info.Width, info.Height));
            canvas.DrawBitmap(small, 0, 0, SKSamplingOptions.Default);
        }

        using var encoded = upright.Encode(SKEncodedImageFormat.Webp, ThumbnailQuality);
        return encoded.ToArray();
    }

    /// <summary>Exif 2.32, 4.6.4 A, Orientation: from what the camera wrote to what it meant.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
