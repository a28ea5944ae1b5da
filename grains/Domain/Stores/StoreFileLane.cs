using System.Collections.Immutable;
using Actors.Lanes;

namespace Actors.Stores;

/// <summary>A lane of a store file.</summary>
/// <param name="Id">Unique in the store; the key is `store/id`.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Kind">Where it is.</param>
/// <param name="Mode">What its cameras may process.</param>
/// <param name="NoticeIsUp">The operator's word that the public notice hangs there.</param>
/// <param name="Family">Never shows restricted content.</param>
/// <param name="Cameras">Its cameras.</param>
/// <param name="Displays">Its displays, one or more.</param>
/// <param name="Restricted">When it may show restricted categories.</param>
public sealed record StoreFileLane(
    string Id,
    string Name,
    LaneKind Kind,
    LaneMode Mode,
    bool NoticeIsUp,
    bool Family,
    ImmutableArray<StoreFileCamera> Cameras,
    ImmutableArray<StoreFileDisplay> Displays,
    ImmutableArray<RestrictedWindow> Restricted);
