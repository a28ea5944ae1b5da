using Actors.Signage;

namespace Actors.Lanes;

/// <summary>What a lane remembers of its plays, apart from its settings: it changes all day. The ids are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.tally-record")]
internal sealed class TallyRecord
{
    /// <summary>What the lane has shown; null before the first.</summary>
    [Id(0)]
    public LaneTally? Tally { get; set; }
}
