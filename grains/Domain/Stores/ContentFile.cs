using System.Text.RegularExpressions;
using Actors.Displays;

namespace Actors.Stores;

/// <summary>A content file as a store file names it.</summary>
/// <param name="Path">The path relative to the store file, or the name of a file that set-up makes.</param>
/// <param name="MadeBySetup">True for `demo:NAME`.</param>
/// <param name="Kind">What its name says it is.</param>
/// <param name="MediaType">The media type of such a file.</param>
public sealed partial record ContentFile(string Path, bool MadeBySetup, ContentKind Kind, string MediaType)
{
    /// <summary>What is allowed, in words.</summary>
    public const string Allowed = "a .svg, .png, .jpg, .jpeg, .webp, .mp4, .webm or .html file beside or beneath the store file, or demo:NAME of one that set-up makes";

    /// <summary>Reads a file's name; null when it is none that can be played or it leads out of the store file's folder.</summary>
    public static ContentFile? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var made = text.StartsWith("demo:", StringComparison.Ordinal);
        var path = made ? text["demo:".Length..] : text;
        if (!(made ? SimpleName() : RelativePath()).IsMatch(path) || path.Split('/').Contains(".."))
        {
            return null;
        }

        return System.IO.Path.GetExtension(path) switch
        {
            ".svg" => new(path, made, ContentKind.Image, "image/svg+xml"),
            ".png" => new(path, made, ContentKind.Image, "image/png"),
            ".jpg" or ".jpeg" => new(path, made, ContentKind.Image, "image/jpeg"),
            ".webp" => new(path, made, ContentKind.Image, "image/webp"),
            ".mp4" => new(path, made, ContentKind.Video, "video/mp4"),
            ".webm" => new(path, made, ContentKind.Video, "video/webm"),
            ".html" => new(path, made, ContentKind.Html, "text/html"),
            _ => null,
        };
    }

    [GeneratedRegex(@"^[a-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex SimpleName();

    [GeneratedRegex(@"^[^/\\:\p{C}][^\\:\p{C}]*$")]
    private static partial Regex RelativePath();
}
