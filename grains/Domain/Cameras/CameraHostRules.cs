using System.Collections.Immutable;

namespace Actors.Cameras;

/// <summary>What cameras and reports must fulfil before cameras can be shared out.</summary>
public static class CameraHostRules
{
    /// <summary>The most cameras that one host can run.</summary>
    public const int MostCapacity = 1000;

    /// <summary>The longest name of a host, in characters.</summary>
    public const int LongestHostId = 64;

    /// <summary>Throws when the cameras cannot be shared out.</summary>
    /// <exception cref="ArgumentException">The message names the field, the value and what is allowed. It never quotes a source.</exception>
    public static void Check(ImmutableArray<CameraPost> posts)
    {
        if (posts.IsDefault)
        {
            throw new ArgumentException("Posts is missing; it is a list, empty for a store without cameras.", nameof(posts));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            if (string.IsNullOrEmpty(post.CameraId) || string.IsNullOrEmpty(post.LaneId) || string.IsNullOrEmpty(post.Source))
            {
                throw new ArgumentException($"The post of camera \"{post.CameraId}\" has an empty field; CameraId, LaneId and Source are needed.", nameof(posts));
            }

            if (!seen.Add(post.CameraId))
            {
                throw new ArgumentException($"Posts holds \"{post.CameraId}\" more than once; the keys of cameras differ.", nameof(posts));
            }
        }
    }

    /// <summary>Throws when a report makes no sense.</summary>
    /// <exception cref="ArgumentException">The message names the field, the value and what is allowed.</exception>
    public static void Check(CameraHostReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (string.IsNullOrWhiteSpace(report.HostId) || report.HostId.Length > LongestHostId)
        {
            throw new ArgumentException($"HostId is \"{report.HostId}\"; it has 1 to {LongestHostId} characters.", nameof(report));
        }

        if (report.Capacity is < 1 or > MostCapacity)
        {
            throw new ArgumentException($"Capacity of the camera host \"{report.HostId}\" is {report.Capacity}; it is from 1 to {MostCapacity}.", nameof(report));
        }

        if (report.Running.IsDefault)
        {
            throw new ArgumentException($"Running of the camera host \"{report.HostId}\" is missing; it is a list, empty when it runs no camera.", nameof(report));
        }
    }
}
