using System.Globalization;
using Actors.Displays;
using Actors.Stores;

namespace Actors.Lanes;

/// <summary>What a lane's settings must fulfil before a lane can run them.</summary>
public static class LaneRules
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestSighting = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestSighting = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortestPlay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPlay = TimeSpan.FromHours(1);

    /// <summary>Throws when the settings cannot be run.</summary>
    /// <exception cref="ArgumentException">The message names the field, the value and what is allowed.</exception>
    public static void Check(LaneSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _ = StoreZone.Find(settings.Zone);
        Within(settings.AudienceHold, TimeSpan.Zero, LongestHold, nameof(settings.AudienceHold));
        Within(settings.SightingTimeToLive, ShortestSighting, LongestSighting, nameof(settings.SightingTimeToLive));
        foreach (var item in settings.Content)
        {
            Within(item.MinimumTime, ShortestPlay, LongestPlay, $"{item.ContentId}.{nameof(item.MinimumTime)}");
            Within(item.MaximumTime, item.MinimumTime, LongestPlay, $"{item.ContentId}.{nameof(item.MaximumTime)}");
        }

        if (!settings.Content.Any(item => item.IsDefault && IsForAnybody(item, settings.Kind) && item is { AvailableFrom: null, ExpiresAt: null }))
        {
            throw new ArgumentException(
                $"Content of lane {settings.LaneId} holds no default content for a lane of the kind {settings.Kind.Name()}; one without audience, category and dates is needed.", nameof(settings));
        }
    }

    /// <summary>Whether a lane of this kind may show the content to anybody at any time.</summary>
    internal static bool IsForAnybody(ContentItem item, LaneKind kind) =>
        item.Audience is null && !item.Category.IsRestricted() && Suits(item, kind);

    /// <summary>Why content must not be shown at a moment because of its dates, or null.</summary>
    internal static string? MayPlayAt(ContentItem item, DateTimeOffset now) =>
        item.AvailableFrom > now ? string.Create(CultureInfo.InvariantCulture, $"it may play from {item.AvailableFrom:u} on")
        : item.ExpiresAt <= now ? string.Create(CultureInfo.InvariantCulture, $"it has expired at {item.ExpiresAt:u}")
        : null;

    internal static bool Suits(ContentItem item, LaneKind kind) => item.LaneKinds.IsEmpty || item.LaneKinds.Contains(kind);

    private static void Within(TimeSpan value, TimeSpan least, TimeSpan most, string field)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException($"{field} is {value.TotalSeconds} s; allowed are {least.TotalSeconds} to {most.TotalSeconds} s.", field);
        }
    }
}
