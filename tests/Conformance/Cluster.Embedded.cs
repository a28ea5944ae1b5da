using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Actors.Tests;

public sealed partial class Cluster
{
    private static async Task<IServiceProvider> StartAsync(List<IHost> hosts, Shape shape, Action<ISiloBuilder> configure, ManualClock? clock)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        if (clock is not null)
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
        }

        builder.UseOrleans(configure);
        var host = builder.Build();
        hosts.Add(host);
        await host.StartAsync();
        return host.Services;
    }
}
