using System.Collections.Immutable;

namespace Actors.Displays;

/// <summary>What a display plays now and what it can go on with by itself.</summary>
/// <param name="DisplayId">The display's key, such as `s1/checkout-3/screen-1`.</param>
/// <param name="Revision">Grows with each program of the lane; an older one never replaces a newer one.</param>
/// <param name="PlayId">Unique id of this play; a report about it counts once.</param>
/// <param name="Now">The content to play now.</param>
/// <param name="StartedAt">When the lane decided.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Loop">Content that needs no audience, to preload and to loop, in order, when the lane stays silent after the spot's end. Never restricted.</param>
/// <param name="SightingSentAt">When the sighting that caused the change left its camera host; null when no sighting did.</param>
/// <param name="Simulated">True when the sighting came from a simulator.</param>
/// <param name="Preload">What else the lane may choose next, to fetch ahead; it plays only when a later program says so.</param>
/// <param name="SwitchAt">The moment at which every screen of the lane switches, so that they do it together; null for as soon as it is ready.</param>
/// <param name="EmergencyId">The emergency that it shows; null for none.</param>
/// <param name="Until">With an emergency: until when <paramref name="Now"/> is on, alone, over and over, unless another program comes; then the loop goes on.</param>
/// <param name="CampaignId">The campaign that <paramref name="Now"/> plays for; null for none.</param>
/// <param name="Zones">How the screen is divided; empty for one program on all of it.</param>
/// <param name="Dark">When the screen is off, for the coming week, in order.</param>
[GenerateSerializer, Immutable, Alias("actors.display-program")]
public sealed record DisplayProgram(
    [property: Id(0)] string DisplayId,
    [property: Id(1)] long Revision,
    [property: Id(2)] Guid PlayId,
    [property: Id(3)] ContentItem Now,
    [property: Id(4)] DateTimeOffset StartedAt,
    [property: Id(5)] string Reason,
    [property: Id(6)] ImmutableArray<ContentItem> Loop,
    [property: Id(7)] DateTimeOffset? SightingSentAt,
    [property: Id(8)] bool Simulated,
    [property: Id(9)] ImmutableArray<ContentItem> Preload,
    [property: Id(10)] DateTimeOffset? SwitchAt = null,
    [property: Id(11)] string? EmergencyId = null,
    [property: Id(12)] DateTimeOffset? Until = null,
    [property: Id(13)] string? CampaignId = null,
    ImmutableArray<ProgramZone> Zones = default,
    ImmutableArray<DarkWindow> Dark = default)
{
    /// <summary>Empty where an older version has written none.</summary>
    [Id(14)]
    public ImmutableArray<ProgramZone> Zones { get; init; } = Zones.IsDefault ? [] : Zones;

    /// <summary>Empty where an older version has written none.</summary>
    [Id(15)]
    public ImmutableArray<DarkWindow> Dark { get; init; } = Dark.IsDefault ? [] : Dark;
}
