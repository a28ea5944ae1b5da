using System.Globalization;

namespace Actors.Cameras;

/// <summary>Whether a camera host can do its work: a store that has just answered knows of it.</summary>
internal static class CameraHostReadiness
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Why it cannot, in one sentence; null when it can.</summary>
    /// <param name="silence">How long ago the store last answered; null when it never did.</param>
    public static string? Complaint(TimeSpan? silence) => silence switch
    {
        null => "No silo of the cluster has answered yet.",
        { } time when time >= Limit => string.Create(CultureInfo.InvariantCulture, $"No silo of the cluster has answered for {time.TotalSeconds:0} s."),
        _ => null,
    };
}
