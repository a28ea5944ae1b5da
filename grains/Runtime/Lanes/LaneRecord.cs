namespace Actors.Lanes;

/// <summary>What a lane remembers across restarts; nothing about anybody. The ids are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.lane-record")]
internal sealed class LaneRecord
{
    /// <summary>The store's definition of the lane; null before the first.</summary>
    [Id(0)]
    public LaneSettings? Settings { get; set; }

    /// <summary>The mode in force: the operator's last word, or the definition's.</summary>
    [Id(1)]
    public LaneMode Mode { get; set; }
}
