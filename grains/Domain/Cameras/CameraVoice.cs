namespace Actors.Cameras;

/// <summary>
/// Whose word about a camera counts while two hosts run it, as for a moment when it moves: one host's at a time. A host keeps the word while
/// it is heard, unless another has pictures and it has none; so neither a start beside it nor a farewell makes a lane blind.
/// </summary>
public static class CameraVoice
{
    /// <summary>A host that has been silent for so long has lost the word: three heartbeats, and less than what makes a camera lost.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    /// <summary>Whether a heartbeat counts.</summary>
    /// <param name="heartbeat">The new heartbeat.</param>
    /// <param name="last">The last that counted; null when there was none.</param>
    /// <param name="age">How long ago that was.</param>
    public static bool Counts(CameraHeartbeat heartbeat, CameraHeartbeat? last, TimeSpan age)
    {
        ArgumentNullException.ThrowIfNull(heartbeat);
        return last is null
            || last.HostId == heartbeat.HostId
            || age >= Silence
            || (heartbeat.State == CameraState.Running && last.State != CameraState.Running);
    }
}
