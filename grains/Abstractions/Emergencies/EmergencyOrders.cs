using System.Collections.Immutable;

namespace Actors.Emergencies;

/// <summary>The emergencies that a lane has to obey.</summary>
/// <param name="Revision">Grows with each change of the store's emergencies; an older one never replaces a newer one.</param>
/// <param name="Emergencies">Those that concern the lane and are neither revoked nor over, to come ones included.</param>
[GenerateSerializer, Immutable, Alias("actors.emergency-orders")]
public sealed record EmergencyOrders(
    [property: Id(0)] long Revision,
    [property: Id(1)] ImmutableArray<Emergency> Emergencies)
{
    /// <summary>No emergency.</summary>
    public static EmergencyOrders None { get; } = new(0, []);
}
