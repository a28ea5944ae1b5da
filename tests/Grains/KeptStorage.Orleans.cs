using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace Actors.Tests;

/// <summary>States as the bytes that Orleans writes of them, kept under a name for as long as the tests run: what a store has written, the next of that name reads.</summary>
internal sealed class KeptStorage(Serializer serializer, string? name) : IGrainStorage
{
    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<(GrainId, string), (byte[] Bytes, int Version)>> Kept = new();

    private readonly ConcurrentDictionary<(GrainId, string), (byte[] Bytes, int Version)> _records =
        name is null ? new() : Kept.GetOrAdd(name, static _ => new());

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((grainId, stateName), out var record))
        {
            grainState.State = serializer.Deserialize<T>(record.Bytes);
            grainState.ETag = Etag(record.Version);
            grainState.RecordExists = true;
        }
        else
        {
            grainState.ETag = null;
            grainState.RecordExists = false;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var exists = _records.TryGetValue((grainId, stateName), out var record);
        if ((exists ? Etag(record.Version) : null) != grainState.ETag)
        {
            throw new InconsistentStateException($"State '{stateName}' of {grainId} was written by somebody else.", exists ? Etag(record.Version) : null, grainState.ETag);
        }

        _records[(grainId, stateName)] = (serializer.SerializeToArray(grainState.State), record.Version + 1);
        grainState.ETag = Etag(record.Version + 1);
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _records.TryRemove((grainId, stateName), out _);
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private static string Etag(int version) => version.ToString(CultureInfo.InvariantCulture);
}
