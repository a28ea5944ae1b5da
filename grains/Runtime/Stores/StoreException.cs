namespace Actors.Stores;

/// <summary>A store cannot do what it was asked to; the message says why.</summary>
[GenerateSerializer, Alias("actors.store-exception")]
public sealed class StoreException(string message) : ActorsException(message);
