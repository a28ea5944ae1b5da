using System.Collections.Immutable;
using Actors.Displays;
using Actors.Facts;
using Actors.Lanes;
using Actors.Signage;

namespace Actors.Emergencies;

/// <summary>What an emergency must fulfil, which screens it takes over, and which of several counts.</summary>
public static class EmergencyRules
{
    /// <summary>Most emergencies of a store that are in force or to come.</summary>
    public const int MostOpen = 100;

    /// <summary>How many of those that are over are kept.</summary>
    public const int KeptOver = 100;

    /// <summary>Where an emergency comes from that a person fired.</summary>
    public const string FromOperator = "operator";

    /// <summary>Where an emergency comes from that a CAP alert fired.</summary>
    public const string FromCap = "cap";

    private const int LongestText = 200;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(366);
    private static readonly TimeSpan ShortestPlay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPlay = TimeSpan.FromHours(1);

    /// <summary>Throws when the emergency cannot be fired at this moment.</summary>
    /// <exception cref="ArgumentException">The message names the field, the value and what is allowed.</exception>
    public static void Check(Emergency emergency, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(emergency);
        PlainText.Check(emergency.EmergencyId, LongestText, nameof(emergency.EmergencyId));
        PlainText.Check(emergency.Headline, LongestText, nameof(emergency.Headline));
        PlainText.Check(emergency.FiredBy, LongestText, nameof(emergency.FiredBy));
        if (emergency.Source is not (FromOperator or FromCap))
        {
            throw new ArgumentException($"Source is {PlainText.Quote(emergency.Source)}; allowed are \"{FromOperator}\" and \"{FromCap}\".", nameof(emergency));
        }

        if (!Enum.IsDefined(emergency.Severity))
        {
            throw new ArgumentException($"Severity is {emergency.Severity}; allowed are unknown, minor, moderate, severe and extreme.", nameof(emergency));
        }

        if (emergency.RevokedAt is not null || emergency.RevokedBy is not null)
        {
            throw new ArgumentException("RevokedAt is set; allowed is only an emergency that nobody has revoked.", nameof(emergency));
        }

        if (emergency.Target is not { LaneKinds.IsDefault: false, LaneIds.IsDefault: false, DisplayIds.IsDefault: false })
        {
            throw new ArgumentException("Target is missing; allowed are lane kinds, lanes and displays, or none of them for everywhere.", nameof(emergency));
        }

        CheckTimes(emergency, now);
        CheckContent(emergency.Content);
    }

    /// <summary>Whether a screen is one of a target's.</summary>
    public static bool Covers(Target target, string laneId, LaneKind kind, string displayId)
    {
        ArgumentNullException.ThrowIfNull(target);
        return (target.LaneKinds.IsEmpty && target.LaneIds.IsEmpty && target.DisplayIds.IsEmpty)
            || target.LaneKinds.Contains(kind) || target.LaneIds.Contains(laneId) || target.DisplayIds.Contains(displayId);
    }

    /// <summary>Whether it has ended, by a revocation or by itself.</summary>
    public static bool IsOver(Emergency emergency, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(emergency);
        return emergency.RevokedAt is not null || emergency.ExpiresAt <= now;
    }

    /// <summary>What one display has to show now: the gravest that is in force, of equals the latest, then the first by id; null for none.</summary>
    public static Emergency? For(string displayId, LaneSettings lane, EmergencyOrders? orders, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(lane);
        return orders?.Emergencies
            .Where(emergency => !IsOver(emergency, now) && emergency.StartsAt <= now && Covers(emergency.Target, lane.LaneId, lane.Kind, displayId))
            .OrderByDescending(static emergency => emergency.Severity)
            .ThenByDescending(static emergency => emergency.StartsAt)
            .ThenBy(static emergency => emergency.EmergencyId, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>When the next of them begins or ends by itself; null when none will.</summary>
    public static DateTimeOffset? NextChange(EmergencyOrders? orders, DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var emergency in orders?.Emergencies ?? [])
        {
            var change = emergency.StartsAt > now ? emergency.StartsAt : emergency.ExpiresAt;
            if (emergency.RevokedAt is null && change > now && (next is null || change < next))
            {
                next = change;
            }
        }

        return next;
    }

    /// <summary>A lane's orders: what concerns one of its screens and is neither revoked nor over.</summary>
    public static EmergencyOrders Orders(
        IEnumerable<Emergency> emergencies, long revision, string laneId, LaneKind kind, IReadOnlyCollection<string> displayIds, DateTimeOffset now) =>
        new(revision, [.. emergencies.Where(emergency => !IsOver(emergency, now) && displayIds.Any(display => Covers(emergency.Target, laneId, kind, display)))]);

    /// <summary>Those in force or to come and the latest of those that are over, newest first.</summary>
    public static ImmutableArray<Emergency> Kept(IEnumerable<Emergency> emergencies, DateTimeOffset now)
    {
        var all = emergencies.ToArray();
        return
        [
            .. all.Where(emergency => !IsOver(emergency, now))
                .Concat(all.Where(emergency => IsOver(emergency, now)).OrderByDescending(static emergency => emergency.RevokedAt ?? emergency.ExpiresAt).Take(KeptOver))
                .OrderByDescending(static emergency => emergency.StartsAt).ThenBy(static emergency => emergency.EmergencyId, StringComparer.Ordinal),
        ];
    }

    private static void CheckTimes(Emergency emergency, DateTimeOffset now)
    {
        var lasts = emergency.ExpiresAt - emergency.StartsAt;
        if (lasts < Shortest || lasts > Longest)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"ExpiresAt is {emergency.ExpiresAt:O}, {lasts.TotalSeconds} s after StartsAt; allowed are 10 s to 7 days after it."), nameof(emergency));
        }

        if (emergency.ExpiresAt <= now)
        {
            throw new ArgumentException(FormattableString.Invariant($"ExpiresAt is {emergency.ExpiresAt:O}, which is over; allowed is a moment after now, {now:O}."), nameof(emergency));
        }

        if (emergency.StartsAt > now + Ahead)
        {
            throw new ArgumentException(FormattableString.Invariant($"StartsAt is {emergency.StartsAt:O}; allowed is until a year from now, {now + Ahead:O}."), nameof(emergency));
        }
    }

    private static void CheckContent(ContentItem? content)
    {
        if (content is null)
        {
            throw new ArgumentException("Content is missing; allowed is what the screens shall show.", nameof(content));
        }

        if (content.Category.IsRestricted())
        {
            throw new ArgumentException($"Content.Category is {content.Category.Name()}; allowed is only content that is not restricted.", nameof(content));
        }

        if (content.Sha256 is not { Length: 64 } hash || !hash.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException($"Content.Sha256 is {PlainText.Quote(content.Sha256)}; allowed are 64 lower-case hex digits.", nameof(content));
        }

        if (content.MaximumTime < ShortestPlay || content.MaximumTime > LongestPlay)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Content.MaximumTime is {content.MaximumTime.TotalSeconds} s; allowed are {ShortestPlay.TotalSeconds} to {LongestPlay.TotalSeconds} s."), nameof(content));
        }
    }
}
