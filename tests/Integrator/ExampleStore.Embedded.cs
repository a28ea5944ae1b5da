using Microsoft.Extensions.Hosting;

namespace Actors.Tests;

internal sealed partial class ExampleStore
{
    private Task StartHostsAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(Configure);
        return StartAsync(builder.Build());
    }
}
