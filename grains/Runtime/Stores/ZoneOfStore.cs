namespace Actors.Stores;

/// <summary>The time zone of the store that a grain belongs to: asked for once a minute at most, and kept while the store does not answer.</summary>
/// <param name="grains">The grains.</param>
/// <param name="key">The grain's key; the part before the first `/` is the store.</param>
/// <param name="clock">The time.</param>
internal sealed class ZoneOfStore(IGrainFactory grains, string key, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private string? _zone;
    private DateTimeOffset _until;

    /// <summary>The store's key.</summary>
    public string StoreId { get; } = key[..(key.IndexOf('/', StringComparison.Ordinal) is var end and >= 0 ? end : key.Length)];

    /// <summary>The store's IANA time zone.</summary>
    /// <exception cref="StoreException">The store has no definition yet.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (_zone is null || clock.GetUtcNow() >= _until)
        {
            try
            {
                _zone = (await grains.GetGrain<IStoreGrain>(StoreId).GetSettingsAsync(cancellationToken))?.Zone ?? _zone;
            }
            catch (Exception) when (_zone is not null)
            {
                // A store's zone does not change from one minute to the next; what happened is worth more than the question.
            }

            _until = clock.GetUtcNow() + Freshness;
        }

        return _zone ?? throw new StoreException($"The store \"{StoreId}\" has no definition yet; try again once it has.");
    }
}
