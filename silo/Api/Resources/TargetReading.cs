using Actors.Signage;
using Actors.Stores;

namespace Actors.Api;

/// <summary>Targets as HTTP has them, with ids within the store, and as grains have them, with keys.</summary>
internal static class TargetReading
{
    /// <summary>Reads a target; everywhere where there is none.</summary>
    public static Target ReadTarget(this StoreSettings store, BodyValue? value)
    {
        if (value?.Fields("laneKinds", "lanes", "displays") is not { } fields)
        {
            return Target.Everywhere;
        }

        return new Target(
            fields.Optional("laneKinds")?.List(kind => kind.Choice(SignageNames.LaneKinds, Lanes.LaneNames.Name), "lane kinds") ?? [],
            fields.Optional("lanes")?.List(lane => lane.Choice(store.Lanes.Select(known => known.LaneId), store.Within), "lanes") ?? [],
            fields.Optional("displays")?.List(display => display.Choice(store.Lanes.SelectMany(lane => lane.DisplayIds), store.Within), "displays") ?? []);
    }

    public static TargetView View(this StoreSettings store, Target target) =>
        new([.. target.LaneKinds.Select(Lanes.LaneNames.Name)], [.. target.LaneIds.Select(store.Within)], [.. target.DisplayIds.Select(store.Within)]);

    /// <summary>`checkout-1/screen-1` of `s1/checkout-1/screen-1`.</summary>
    public static string Within(this StoreSettings store, string key) => key.StartsWith(store.StoreId + "/", StringComparison.Ordinal) ? key[(store.StoreId.Length + 1)..] : key;
}
