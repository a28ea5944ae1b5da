using Actors.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace Actors.Tests;

internal sealed partial class TestStore
{
    private static readonly string[] NotOfGrains =
    [
        TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.Membership,
        TimeProviderNames.ActivationManagement, TimeProviderNames.GrainDirectory,
    ];

    private static void Configure(ISiloBuilder silo, TimeProvider clock, string? state)
    {
        // Grains live by the test's clock, the cluster around them by the system's.
        silo.Services.AddSingleton(clock);
        foreach (var area in NotOfGrains)
        {
            silo.Services.AddKeyedSingleton(area, TimeProvider.System);
        }

        var ports = Loopback.FreePorts(2);
        silo.UseLocalhostClustering(ports[0], ports[1]);
        silo.Services.AddKeyedSingleton<IGrainStorage>(
            ActorsRuntimeExtensions.StateStorage, (services, _) => new KeptStorage(services.GetRequiredService<Serializer>(), state));
    }
}
