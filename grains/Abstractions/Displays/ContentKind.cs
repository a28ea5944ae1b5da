namespace Actors.Displays;

/// <summary>What a piece of content is made of. The values are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.content-kind")]
public enum ContentKind
{
    /// <summary>A still: PNG, JPEG, WebP or SVG.</summary>
    Image = 0,

    /// <summary>A video: MP4 or WebM.</summary>
    Video = 1,

    /// <summary>An HTML page, run sandboxed.</summary>
    Html = 2,
}
