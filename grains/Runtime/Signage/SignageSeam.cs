using System.Collections.Immutable;
using Actors.Displays;
using Actors.Lanes;
using Actors.Stores;

namespace Actors.Signage;

/// <summary>Where the grains meet the rules of signage: every item is for every lane, whole screens, always on, until the rules say more.</summary>
internal static class SignageSeam
{
    public static ImmutableArray<string> Check(StoreSettings store, IReadOnlyCollection<SignageItem> items, IReadOnlyCollection<SignageItem> changed) =>
        [.. changed.Where(item => store.Lanes.IsEmpty && items.Count > 0).Select(item => $"The store has no lanes for {item.ItemId}.")];

    public static LaneSchedule For(StoreSettings store, LaneSettings lane, IReadOnlyCollection<SignageItem> items, long revision) =>
        new(lane.LaneId, revision, [], [.. items.Where(item => item.DeletedAt is null && store.Lanes.Contains(lane))], []);

    public static ImmutableArray<ProgramZone> ZonesOf(LaneSchedule schedule, LaneSettings settings, string displayId, DateTimeOffset now) => [];

    public static ImmutableArray<DarkWindow> Dark(LaneSchedule schedule, string displayId, TimeZoneInfo zone, DateTimeOffset now, TimeSpan span) => [];

    public static LaneStep Schedule(this LanePlan plan, LaneSchedule schedule, DateTimeOffset now) => plan.Tick(now);
}
