using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Work at the start of a silo. In Orleans the stage orders it among the silo's own; here it runs when the silo takes calls.</summary>
public static class SiloBuilderStartupExtensions
{
    private const int Active = 20000;

    public static ISiloBuilder AddStartupTask<TStartup>(this ISiloBuilder builder, int stage = Active)
        where TStartup : class, IStartupTask
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IStartupTask, TStartup>();
        return builder;
    }

    public static ISiloBuilder AddStartupTask(this ISiloBuilder builder, IStartupTask startupTask, int stage = Active)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(startupTask);
        return builder;
    }

    public static ISiloBuilder AddStartupTask(this ISiloBuilder builder, Func<IServiceProvider, CancellationToken, Task> startupTask, int stage = Active)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(startupTask);
        builder.Services.AddSingleton<IStartupTask>(services => new Function(services, startupTask));
        return builder;
    }

    private sealed class Function(IServiceProvider services, Func<IServiceProvider, CancellationToken, Task> work) : IStartupTask
    {
        public Task Execute(CancellationToken cancellationToken) => work(services, cancellationToken);
    }
}
