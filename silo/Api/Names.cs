using Actors.Cameras;
using Actors.Lanes;

namespace Actors.Api;

/// <summary>The names that only HTTP uses, and what it accepts.</summary>
internal static class Names
{
    public static readonly IReadOnlyList<LaneMode> Modes = [LaneMode.Off, LaneMode.CountOnly, LaneMode.Demographics];

    /// <summary>`starting`, `running`, `failed`, `off` or `lost`.</summary>
    public static string Name(this CameraState state) => state switch
    {
        CameraState.Starting => "starting",
        CameraState.Running => "running",
        CameraState.Failed => "failed",
        CameraState.Off => "off",
        CameraState.Lost => "lost",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a camera state."),
    };
}
