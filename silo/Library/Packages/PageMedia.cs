namespace Actors.Library;

/// <summary>What a page may have in it besides text: pictures, films, sounds and typefaces, found by their bytes and checked like uploads.</summary>
internal static class PageMedia
{
    /// <summary>The media type of a file of a package.</summary>
    /// <exception cref="ContentRefusedException">It is damaged, or nothing that a page shows.</exception>
    public static string TypeOf(byte[] bytes, string path)
    {
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, FileSniffer.Head));
        var kind = FileSniffer.Find(head);
        using var stream = new MemoryStream(bytes, writable: false);
        switch (kind)
        {
            case FileKind.Png or FileKind.Jpeg or FileKind.WebP:
                RasterImage.Read(stream, path, thumbnail: false);
                return kind.Value.MediaType();
            case FileKind.Svg:
                SvgImage.Read(stream, path);
                return kind.Value.MediaType();
            case FileKind.Mp4:
                Mp4File.Read(stream, path);
                return kind.Value.MediaType();
            case FileKind.WebM:
                WebMFile.Read(stream, path);
                return kind.Value.MediaType();
            default:
                return Other(head) ?? throw new ContentRefusedException(
                    $"The file '{FileKinds.Cut(path)}' in the package is no picture, film, sound or typeface by its bytes; a page cannot show it.");
        }
    }

    private static string? Other(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith("GIF8"u8) => "image/gif",
        _ when head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) => head[8..12].SequenceEqual("avif"u8) ? "image/avif" : head[8..12].SequenceEqual("M4A "u8) ? "audio/mp4" : null,
        _ when head.StartsWith("wOF2"u8) => "font/woff2",
        _ when head.StartsWith("wOFF"u8) => "font/woff",
        _ when head.StartsWith("OTTO"u8) => "font/otf",
        [0, 1, 0, 0, ..] or [0x74, 0x72, 0x75, 0x65, ..] => "font/ttf",
        [0, 0, 1, 0, ..] => "image/x-icon",
        _ when head.StartsWith("OggS"u8) => "audio/ogg",
        _ when head.StartsWith("fLaC"u8) => "audio/flac",
        _ when head.StartsWith("ID3"u8) => "audio/mpeg",
        [0xFF, 0xFB or 0xF3 or 0xF2 or 0xFA, ..] => "audio/mpeg",
        _ when head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WAVE"u8) => "audio/wav",
        _ when head.StartsWith("WEBVTT"u8) => "text/vtt",
        _ => null,
    };
}
