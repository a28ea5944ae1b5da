using Orleans.Concurrency;

namespace Actors.Stores;

/// <summary>A store: knows its lanes and hands each its settings. Key: `store`. No sighting passes through it.</summary>
[Alias("actors.store")]
public interface IStoreGrain : IGrainWithStringKey
{
    /// <summary>Takes over a store's definition, persists it, and configures every lane before it returns, which may take longer than other calls do.</summary>
    [ResponseTimeout("00:02:00"), Alias("configure")]
    Task ConfigureAsync(StoreSettings settings, CancellationToken cancellationToken);

    /// <summary>The definition in force; null before the first.</summary>
    [ReadOnly, Alias("settings")]
    ValueTask<StoreSettings?> GetSettingsAsync(CancellationToken cancellationToken);
}
