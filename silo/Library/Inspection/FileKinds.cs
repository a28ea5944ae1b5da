using System.Collections.Frozen;
using Actors.Displays;

namespace Actors.Library;

/// <summary>What is known of each kind of file: its name for people, its media types and the endings of its names.</summary>
internal static class FileKinds
{
    /// <summary>What can be uploaded, for sentences.</summary>
    public const string Allowed = "PNG, JPEG, WebP, SVG, MP4, WebM, HTML, or a zip with an index.html";

    private static readonly FrozenDictionary<FileKind, Traits> All = new Dictionary<FileKind, Traits>
    {
        [FileKind.Png] = new("a PNG image", ContentKind.Image, ["image/png", "image/x-png"], [".png"]),
        [FileKind.Jpeg] = new("a JPEG image", ContentKind.Image, ["image/jpeg", "image/jpg", "image/pjpeg"], [".jpg", ".jpeg", ".jpe", ".jfif"]),
        [FileKind.WebP] = new("a WebP image", ContentKind.Image, ["image/webp"], [".webp"]),
        [FileKind.Svg] = new("an SVG image", ContentKind.Image, ["image/svg+xml", "image/svg", "text/xml", "application/xml"], [".svg"]),
        [FileKind.Mp4] = new("an MP4 video", ContentKind.Video, ["video/mp4", "video/x-m4v"], [".mp4", ".m4v"]),
        [FileKind.WebM] = new("a WebM video", ContentKind.Video, ["video/webm"], [".webm"]),
        [FileKind.Html] = new("an HTML page", ContentKind.Html, ["text/html"], [".html", ".htm"]),
        [FileKind.Zip] = new("a zip archive", ContentKind.Html, ["application/zip", "application/x-zip-compressed", "application/x-zip", "multipart/x-zip"], [".zip"]),
    }.ToFrozenDictionary();

    /// <summary>Endings of other files that are often mistaken for content.</summary>
    private static readonly FrozenSet<string> Others = FrozenSet.ToFrozenSet(
        [
            ".gif", ".bmp", ".tif", ".tiff", ".avif", ".heic", ".heif", ".ico", ".psd", ".ai", ".eps", ".svgz", ".avi", ".mov", ".mkv", ".mpg", ".mpeg", ".wmv", ".flv", ".ts", ".3gp",
            ".mp3", ".wav", ".ogg", ".m4a", ".flac", ".pdf", ".doc", ".docx", ".ppt", ".pptx", ".xls", ".xlsx", ".odp", ".txt", ".csv", ".json", ".xml", ".js", ".mjs", ".css", ".php",
            ".xhtml", ".exe", ".dll", ".sh", ".bat", ".msi", ".jar", ".apk", ".iso", ".rar", ".7z", ".gz", ".tar", ".tgz",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Such as `a PNG image`.</summary>
    public static string Words(this FileKind kind) => All[kind].Words;

    /// <summary>What screens make of it.</summary>
    public static ContentKind Content(this FileKind kind) => All[kind].Content;

    /// <summary>Its media type; that of a zip archive, which no screen gets to see, too.</summary>
    public static string MediaType(this FileKind kind) => All[kind].MediaTypes[0];

    /// <summary>Refuses a file whose name or declared media type says something else than its bytes.</summary>
    /// <param name="kind">What it is by its bytes.</param>
    /// <param name="fileName">Its name; empty for none.</param>
    /// <param name="declared">The media type that came with it; empty for none.</param>
    /// <exception cref="ContentRefusedException">It is mislabelled.</exception>
    public static void CheckLabels(this FileKind kind, string fileName, string declared)
    {
        var traits = All[kind];
        var ending = Path.GetExtension(fileName);
        if (!traits.Endings.Contains(ending, StringComparer.OrdinalIgnoreCase) && (Others.Contains(ending) || All.Values.Any(other => other.Endings.Contains(ending, StringComparer.OrdinalIgnoreCase))))
        {
            throw new ContentRefusedException($"The file '{Cut(fileName)}' is {traits.Words} by its bytes, and its name ends with '{ending}'; a name that ends with {string.Join(" or ", traits.Endings.Select(each => $"'{each}'"))} would be true.");
        }

        var type = declared.Split(';')[0].Trim();
        if (type.Length > 0 && type != "application/octet-stream" && !traits.MediaTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            throw new ContentRefusedException($"The file '{Cut(fileName)}' is {traits.Words} by its bytes, and was sent as '{Cut(type)}'; '{traits.MediaTypes[0]}' would be true.");
        }
    }

    /// <summary>A text of others as it may stand in a sentence.</summary>
    public static string Cut(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 77), "...");

    private sealed record Traits(string Words, ContentKind Content, string[] MediaTypes, string[] Endings);
}
