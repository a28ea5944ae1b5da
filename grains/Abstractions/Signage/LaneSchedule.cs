using System.Collections.Immutable;
using Actors.Displays;

namespace Actors.Signage;

/// <summary>A lane's part of the store's signage: what concerns it, and nothing deleted. A campaign's contracted plays are this lane's portion of them.</summary>
/// <param name="LaneId">The lane's key.</param>
/// <param name="Revision">The signage's revision; an older one never replaces a newer one.</param>
/// <param name="Content">Library content that may play here, beside the store file's own.</param>
/// <param name="Items">Dayparts, playlists, schedule entries, campaigns, layouts and screen hours that concern the lane or one of its displays.</param>
/// <param name="Rotating">Ids of library content that takes part in the lane's choice by audience.</param>
[GenerateSerializer, Immutable, Alias("actors.lane-schedule")]
public sealed record LaneSchedule(
    [property: Id(0)] string LaneId,
    [property: Id(1)] long Revision,
    [property: Id(2)] ImmutableArray<ContentItem> Content,
    [property: Id(3)] ImmutableArray<SignageItem> Items,
    [property: Id(4)] ImmutableArray<string> Rotating)
{
    /// <summary>Nothing scheduled.</summary>
    public static LaneSchedule Nothing(string laneId) => new(laneId, 0, [], [], []);
}
