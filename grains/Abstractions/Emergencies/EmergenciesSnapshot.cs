using System.Collections.Immutable;

namespace Actors.Emergencies;

/// <summary>A store's emergencies.</summary>
/// <param name="Revision">Grows with each change.</param>
/// <param name="Emergencies">Those in force or to come, and the latest 100 of those that are over, newest first.</param>
/// <param name="LanesBehind">Lanes that could not be told of this revision yet; they are told again every second.</param>
[GenerateSerializer, Immutable, Alias("actors.emergencies-snapshot")]
public sealed record EmergenciesSnapshot(
    [property: Id(0)] long Revision,
    [property: Id(1)] ImmutableArray<Emergency> Emergencies,
    [property: Id(2)] ImmutableArray<string> LanesBehind);
