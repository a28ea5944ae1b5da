namespace Actors.Audiences;

/// <summary>How many people of one age band and gender are in front of a lane now.</summary>
/// <param name="AgeBand">The group's age band.</param>
/// <param name="Gender">The group's gender.</param>
/// <param name="Count">People in the group, one or more.</param>
/// <param name="Looking">How many of them look towards the screen, at most <paramref name="Count"/>.</param>
[GenerateSerializer, Immutable, Alias("actors.audience-group")]
public sealed record AudienceGroup(
    [property: Id(0)] AgeBand AgeBand,
    [property: Id(1)] Gender Gender,
    [property: Id(2)] int Count,
    [property: Id(3)] int Looking);
