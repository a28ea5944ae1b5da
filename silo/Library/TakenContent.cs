using Actors.Displays;

namespace Actors.Library;

/// <summary>What was found in an uploaded file, and under which hashes it is kept.</summary>
/// <param name="Kind">Image, video or HTML.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Sha256">Hash of the file that screens play.</param>
/// <param name="Bytes">Length of that file.</param>
/// <param name="Width">Width in pixels; null where it has none of its own.</param>
/// <param name="Height">Height in pixels; null where it has none of its own.</param>
/// <param name="Duration">Length of a video; null for anything else, or where the file does not say.</param>
/// <param name="ThumbnailSha256">Hash of its thumbnail; null where there is none.</param>
internal sealed record TakenContent(ContentKind Kind, string MediaType, string Sha256, long Bytes, int? Width, int? Height, TimeSpan? Duration, string? ThumbnailSha256);
