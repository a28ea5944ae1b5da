using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;
using Orleans.Providers;
using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain with one persistent state, kept by the storage called `Default` or the one its <see cref="StorageProviderAttribute"/> names.</summary>
public class Grain<TGrainState> : Grain
{
    private readonly IStorage<TGrainState> _storage;

    protected Grain()
    {
        var states = GrainContext.ActivationServices.GetRequiredService<IPersistentStateFactory>();
        var storage = GetType().GetCustomAttribute<StorageProviderAttribute>()?.ProviderName;
        _storage = states.Create<TGrainState>(GrainContext, new PersistentStateAttribute(GetType().FullName!, storage));
    }

    /// <summary>For tests of a grain without a silo.</summary>
    protected Grain(IStorage<TGrainState> storage) => _storage = storage;

    protected TGrainState State
    {
        get => _storage.State;
        set => _storage.State = value;
    }

    protected virtual Task ClearStateAsync() => _storage.ClearStateAsync();

    protected virtual Task ReadStateAsync() => _storage.ReadStateAsync();

    protected virtual Task WriteStateAsync() => _storage.WriteStateAsync();
}
