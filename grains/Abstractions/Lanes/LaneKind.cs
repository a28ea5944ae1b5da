namespace Actors.Lanes;

/// <summary>Where in the store a lane is. The values are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.lane-kind")]
public enum LaneKind
{
    /// <summary>A checkout lane.</summary>
    Checkout = 0,

    /// <summary>An entrance.</summary>
    Entrance = 1,

    /// <summary>An aisle.</summary>
    Aisle = 2,

    /// <summary>A fitting room's anteroom; never inside.</summary>
    FittingRoom = 3,
}
