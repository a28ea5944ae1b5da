using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Embedded;

internal sealed class PersistentStateFactory : IPersistentStateFactory
{
    public IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(config);
        var name = config.StorageName ?? ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;
        var storage = context.ActivationServices.GetKeyedService<IGrainStorage>(name)
            ?? throw new BadProviderConfigException($"{context.GrainId} keeps its state '{config.StateName}' in the storage '{name}', which is not configured.");
        var state = new PersistentState<TState>(storage, context.GrainId, config.StateName);
        if (context is Activation activation)
        {
            activation.Add(state);
        }

        return state;
    }
}
