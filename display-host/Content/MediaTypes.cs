namespace Actors.Displays;

/// <summary>The media types a screen plays, and what a browser may do with each.</summary>
public static class MediaTypes
{
    private static readonly Dictionary<string, ContentKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/png"] = ContentKind.Image,
        ["image/jpeg"] = ContentKind.Image,
        ["image/webp"] = ContentKind.Image,
        ["image/svg+xml"] = ContentKind.Image,
        ["video/mp4"] = ContentKind.Video,
        ["video/webm"] = ContentKind.Video,
        ["text/html"] = ContentKind.Html,
    };

    /// <summary>The media types that a screen plays as the given kind.</summary>
    public static IEnumerable<string> For(ContentKind kind) => Kinds.Where(pair => pair.Value == kind).Select(pair => pair.Key);

    /// <summary>Whether a screen plays the media type as the given kind; parameters such as a charset are not part of it.</summary>
    public static bool Plays(string mediaType, ContentKind kind) => Kinds.TryGetValue(mediaType, out var found) && found == kind;
}
