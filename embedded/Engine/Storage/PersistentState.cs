using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Embedded;

/// <summary>A grain's state between the grain and its storage.</summary>
internal sealed class PersistentState<TState>(IGrainStorage storage, GrainId grainId, string name) : IPersistentState<TState>, IStateReader
{
    private readonly GrainState<TState> _state = new(Initial());

    public TState State
    {
        get => _state.State!;
        set => _state.State = value;
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _state.RecordExists;

    public Task WriteStateAsync() => storage.WriteStateAsync(name, grainId, _state);

    public async Task ReadStateAsync()
    {
        await storage.ReadStateAsync(name, grainId, _state);
        if (!_state.RecordExists)
        {
            _state.State = Initial();
        }
    }

    public async Task ClearStateAsync()
    {
        await storage.ClearStateAsync(name, grainId, _state);
        _state.State = Initial();
    }

    /// <summary>A new state: from its constructor without parameters, or empty where it has none, as in Orleans.</summary>
    private static TState? Initial()
    {
        var type = typeof(TState);
        if (type.IsValueType || type.IsAbstract || type.IsArray || type == typeof(string))
        {
            return default;
        }

        return type.GetConstructor(Type.EmptyTypes) is not null
            ? Activator.CreateInstance<TState>()
            : (TState)RuntimeHelpers.GetUninitializedObject(type);
    }
}
