using System.Collections.Immutable;

namespace Actors.Stores;

/// <summary>What came of reading a store file: a store, or every error in it.</summary>
/// <param name="Store">The store; null when there are errors.</param>
/// <param name="Errors">Every error; empty when there is a store.</param>
public sealed record StoreFileReading(StoreFile? Store, ImmutableArray<StoreFileError> Errors);
