namespace Actors.Lanes;

/// <summary>The names by which files, HTTP and reports call lane kinds and modes.</summary>
public static class LaneNames
{
    /// <summary>`checkout`, `entrance`, `aisle` or `fitting-room`.</summary>
    public static string Name(this LaneKind kind) => kind switch
    {
        LaneKind.Checkout => "checkout",
        LaneKind.Entrance => "entrance",
        LaneKind.Aisle => "aisle",
        LaneKind.FittingRoom => "fitting-room",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a lane kind."),
    };

    /// <summary>`off`, `count-only` or `demographics`.</summary>
    public static string Name(this LaneMode mode) => mode switch
    {
        LaneMode.Off => "off",
        LaneMode.CountOnly => "count-only",
        LaneMode.Demographics => "demographics",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a lane mode."),
    };
}
