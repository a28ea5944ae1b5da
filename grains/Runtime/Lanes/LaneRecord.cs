using Actors.Emergencies;
using Actors.Signage;

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

    /// <summary>The lane's part of the store's signage; null before the first.</summary>
    [Id(2)]
    public LaneSchedule? Schedule { get; set; }

    /// <summary>The emergencies to obey; null before the first word about any.</summary>
    [Id(3)]
    public EmergencyOrders? Emergencies { get; set; }
}
