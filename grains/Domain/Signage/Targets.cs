using System.Collections.Immutable;
using Actors.Lanes;
using Actors.Stores;

namespace Actors.Signage;

/// <summary>What a <see cref="Target"/> means in a store.</summary>
public static class Targets
{
    /// <summary>Whether it names a whole lane.</summary>
    public static bool NamesLane(Target target, LaneSettings lane)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(lane);
        return IsEverywhere(target) || target.LaneKinds.Contains(lane.Kind) || target.LaneIds.Contains(lane.LaneId, StringComparer.Ordinal);
    }

    /// <summary>Whether it names a screen of a lane, by itself or with the lane.</summary>
    public static bool NamesDisplay(Target target, LaneSettings lane, string displayId)
    {
        ArgumentNullException.ThrowIfNull(target);
        return NamesLane(target, lane) || target.DisplayIds.Contains(displayId, StringComparer.Ordinal);
    }

    /// <summary>The lanes of a store that it names as a whole, in the store's order.</summary>
    public static ImmutableArray<LaneSettings> Lanes(Target target, StoreSettings store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return [.. store.Lanes.Where(lane => NamesLane(target, lane))];
    }

    /// <summary>The keys of the screens of a store that it names, in the store's order.</summary>
    public static ImmutableArray<string> Displays(Target target, StoreSettings store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return [.. store.Lanes.SelectMany(lane => lane.DisplayIds.Where(display => NamesDisplay(target, lane, display)))];
    }

    internal static bool IsEverywhere(Target target) => target.LaneKinds.IsEmpty && target.LaneIds.IsEmpty && target.DisplayIds.IsEmpty;

    /// <summary>What is left of it in one lane, so that it can be read without the store; null when it concerns neither the lane nor one of its screens.</summary>
    internal static Target? Within(Target target, LaneSettings lane)
    {
        if (IsEverywhere(target))
        {
            return target;
        }

        var narrowed = new Target(
            [.. target.LaneKinds.Where(kind => kind == lane.Kind).Distinct()],
            [.. target.LaneIds.Where(id => id == lane.LaneId).Distinct(StringComparer.Ordinal)],
            [.. target.DisplayIds.Where(id => lane.DisplayIds.Contains(id, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)]);
        return IsEverywhere(narrowed) ? null : narrowed;
    }

    /// <summary>Whether a target that was narrowed to a lane names one of its screens.</summary>
    internal static bool NamesDisplayWithin(Target narrowed, string displayId) => Width(narrowed, displayId) is not null;

    /// <summary>How narrowly a target that was narrowed to a lane names one of its screens: 0 by itself, 1 with the lane, 2 with the lane's kind, 3 with everything; null when it does not.</summary>
    internal static int? Width(Target narrowed, string displayId) =>
        narrowed.DisplayIds.Contains(displayId, StringComparer.Ordinal) ? 0
        : !narrowed.LaneIds.IsEmpty ? 1
        : !narrowed.LaneKinds.IsEmpty ? 2
        : IsEverywhere(narrowed) ? 3
        : null;
}
