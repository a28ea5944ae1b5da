using Actors.Displays;
using Actors.Signage;

namespace Actors.Lanes;

/// <summary>What a lane plays, and where its promises will stand when that is over: enough to foretell what comes.</summary>
/// <param name="Playing">The decision that is being played.</param>
/// <param name="Content">Its content.</param>
/// <param name="Next">What the lane will have to remember when the play is over, which is at this tally's moment.</param>
[GenerateSerializer, Immutable, Alias("actors.lane-outlook")]
public sealed record LaneOutlook(
    [property: Id(0)] Decision Playing,
    [property: Id(1)] ContentItem Content,
    [property: Id(2)] LaneTally Next);
