using System.Collections.Immutable;

namespace Actors.Displays;

/// <summary>A store as its screens and notices need to know it.</summary>
/// <param name="Name">The store's name for people, on the notice.</param>
/// <param name="Operator">Who is responsible, on the notice.</param>
/// <param name="Contact">How to reach them, on the notice: a mail address, telephone number or postal address.</param>
/// <param name="Lanes">The lanes, with their displays.</param>
public sealed record StoreSite(string Name, string Operator, string Contact, ImmutableArray<LaneSite> Lanes)
{
    /// <summary>Nothing is known yet.</summary>
    public static StoreSite Unknown { get; } = new("", "", "", []);

    /// <summary>The lane with this key; null when there is none.</summary>
    public LaneSite? Lane(string laneId) => Lanes.FirstOrDefault(lane => lane.LaneId == laneId);

    /// <summary>Whether two are the same in every field; arrays of records are compared by what they hold.</summary>
    public bool IsSameAs(StoreSite other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Lanes = [] } == other with { Lanes = [] }
            && Lanes.Length == other.Lanes.Length
            && Lanes.Zip(other.Lanes).All(pair =>
                pair.First with { DisplayIds = [] } == pair.Second with { DisplayIds = [] } && pair.First.DisplayIds.SequenceEqual(pair.Second.DisplayIds));
    }
}
