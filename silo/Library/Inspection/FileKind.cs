namespace Actors.Library;

/// <summary>What a file is by its bytes.</summary>
internal enum FileKind
{
    /// <summary>PNG.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>WebP.</summary>
    WebP,

    /// <summary>SVG.</summary>
    Svg,

    /// <summary>MP4.</summary>
    Mp4,

    /// <summary>WebM.</summary>
    WebM,

    /// <summary>An HTML page.</summary>
    Html,

    /// <summary>A zip archive, which becomes an HTML page.</summary>
    Zip,
}
