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

        var gone = record.State.Settings is { } before
            ? before.Lanes.Select(lane => lane.LaneId).Except(settings.Lanes.Select(lane => lane.LaneId)).ToArray()
            : [];
        record.State.Settings = settings;
        await record.WriteStateAsync();

        // A lane that is no longer part of the store must not go on watching.
        await Task.WhenAll(
        [
            .. settings.Lanes.Select(lane => Lane(lane.LaneId).ConfigureAsync(lane, cancellationToken)),
            .. gone.Select(lane => Lane(lane).SetModeAsync(LaneMode.Off, cancellationToken)),
        ]);
    }

    public ValueTask<StoreSettings?> GetSettingsAsync(CancellationToken cancellationToken) => ValueTask.FromResult(record.State.Settings);

    private ILaneGrain Lane(string laneId) => GrainFactory.GetGrain<ILaneGrain>(laneId);
}
