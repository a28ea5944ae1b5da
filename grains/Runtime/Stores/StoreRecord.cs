namespace Actors.Stores;

/// <summary>What a store remembers across restarts. The ids are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.store-record")]
internal sealed class StoreRecord
{
    /// <summary>The definition in force; null before the first.</summary>
    [Id(0)]
    public StoreSettings? Settings { get; set; }
}
