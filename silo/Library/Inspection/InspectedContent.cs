namespace Actors.Library;

/// <summary>What a file turned out to be.</summary>
/// <param name="Kind">What it is by its bytes.</param>
/// <param name="PlayedPath">The file that screens play: itself, or the page that was made of it.</param>
/// <param name="Width">Width in pixels; null where it has none of its own.</param>
/// <param name="Height">Height in pixels; null where it has none of its own.</param>
/// <param name="Duration">Length of a video; null for anything else, or where the file does not say.</param>
/// <param name="Thumbnail">A small picture of it as WebP; null where there is none.</param>
internal sealed record InspectedContent(FileKind Kind, string PlayedPath, int? Width, int? Height, TimeSpan? Duration, byte[]? Thumbnail);
