using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Embedded;

/// <summary>Keeps states as long as the process lives; as JSON, so that what could not be stored fails here too.</summary>
internal sealed class MemoryGrainStorage(string name) : IGrainStorage
{
    private readonly ConcurrentDictionary<(GrainId Grain, string State), (string Json, long Version)> _records = new();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((grainId, stateName), out var record))
        {
            grainState.State = JsonSerializer.Deserialize<T>(record.Json, StateJson.Options);
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
        var json = JsonSerializer.Serialize(grainState.State, StateJson.Options);
        var key = (grainId, stateName);
        var exists = _records.TryGetValue(key, out var stored);
        Check(stateName, grainId, grainState.ETag, exists ? Etag(stored.Version) : null);
        var next = (json, Version: exists ? stored.Version + 1 : 1);
        var written = exists ? _records.TryUpdate(key, next, stored) : _records.TryAdd(key, next);
        Check(stateName, grainId, grainState.ETag, written ? grainState.ETag : "another");
        grainState.ETag = Etag(next.Version);
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((grainId, stateName), out var stored))
        {
            Check(stateName, grainId, grainState.ETag, Etag(stored.Version));
            _records.TryRemove((grainId, stateName), out _);
        }

        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private static string Etag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private void Check(string stateName, GrainId grainId, string? expected, string? stored)
    {
        if (expected != stored)
        {
            throw Inconsistent.State(name, stateName, grainId, stored, expected);
        }
    }
}
