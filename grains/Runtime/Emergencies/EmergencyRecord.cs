using System.Collections.Immutable;

namespace Actors.Emergencies;

/// <summary>The emergencies of a store. The ids are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.emergency-record")]
internal sealed class EmergencyRecord
{
    /// <summary>Grows with each change, of the lanes too.</summary>
    [Id(0)]
    public long Revision { get; set; }

    /// <summary>Those in force, to come and lately over, newest first.</summary>
    [Id(1)]
    public ImmutableArray<Emergency> Emergencies { get; set; } = [];

    /// <summary>The store's lanes, so that an emergency asks nobody where they are.</summary>
    [Id(2)]
    public ImmutableArray<LanePlace> Lanes { get; set; } = [];
}
