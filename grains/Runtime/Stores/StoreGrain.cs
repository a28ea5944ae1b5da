using System.Text.Json;
using Actors.Lanes;

namespace Actors.Stores;

/// <summary>Hands each lane its settings.</summary>
internal sealed class StoreGrain(
    [PersistentState("store", ActorsRuntimeExtensions.StateStorage)] IPersistentState<StoreRecord> record) : Grain, IStoreGrain
{
    public async Task ConfigureAsync(StoreSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.StoreId != this.GetPrimaryKeyString())
        {
            throw new ArgumentException($"The settings of \"{settings.StoreId}\" reached the store \"{this.GetPrimaryKeyString()}\".", nameof(settings));
        }

        foreach (var lane in settings.Lanes)
        {
            LaneRules.Check(lane);
        }

        if (record.State.Settings is { } before && Same(before, settings))
        {
            // Every silo that starts brings the definition. What has not changed disturbs no lane; it only wakes those that sleep.
            await Task.WhenAll(settings.Lanes.Select(lane => Lane(lane.LaneId).GetModeAsync(cancellationToken).AsTask()));
            return;
        }

        // A lane that is no longer part of the store must not go on watching.
        var gone = (record.State.Settings?.Lanes ?? []).Select(lane => lane.LaneId).Except(settings.Lanes.Select(lane => lane.LaneId));
        await Task.WhenAll(
        [
            .. settings.Lanes.Select(lane => Lane(lane.LaneId).ConfigureAsync(lane, cancellationToken)),
            .. gone.Select(lane => Lane(lane).SetModeAsync(LaneMode.Off, cancellationToken)),
        ]);

        // Last, so that a silo that dies on the way leaves it to be done again.
        record.State.Settings = settings;
        await record.WriteStateAsync();
    }

    public ValueTask<StoreSettings?> GetSettingsAsync(CancellationToken cancellationToken) => ValueTask.FromResult(record.State.Settings);

    /// <summary>Records with lists in them compare by reference; what they would be stored as says it.</summary>
    private static bool Same(StoreSettings one, StoreSettings other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);

    private ILaneGrain Lane(string laneId) => GrainFactory.GetGrain<ILaneGrain>(laneId);
}
