using System.Collections.Immutable;
using Actors.Displays;
using Actors.Lanes;

namespace Actors.Stores;

/// <summary>A piece of content of a store file.</summary>
/// <param name="Id">Unique in the store.</param>
/// <param name="Title">Its title for people.</param>
/// <param name="File">Its file.</param>
/// <param name="Sha256">The hash of the file, lower-case hex.</param>
/// <param name="MinimumTime">Shortest play before a changed audience may end it.</param>
/// <param name="MaximumTime">Longest play.</param>
/// <param name="Audience">For whom it is meant; null for everybody.</param>
/// <param name="Category">The restricted category it belongs to, or none.</param>
/// <param name="IsDefault">Plays when nothing else fits.</param>
/// <param name="LaneKinds">Where it may play; empty means anywhere.</param>
public sealed record StoreFileContent(
    string Id,
    string Title,
    ContentFile File,
    string Sha256,
    TimeSpan MinimumTime,
    TimeSpan MaximumTime,
    AudienceRule? Audience,
    ContentCategory Category,
    bool IsDefault,
    ImmutableArray<LaneKind> LaneKinds)
{
    /// <summary>The item that lanes choose from.</summary>
    public ContentItem Item => new(Id, Title, File.Kind, Sha256, File.MediaType, MinimumTime, MaximumTime, Audience, Category, IsDefault, LaneKinds);
}
