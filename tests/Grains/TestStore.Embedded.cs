using Actors.Embedded;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests;

internal sealed partial class TestStore
{
    private static void Configure(ISiloBuilder silo, TimeProvider clock, string? state)
    {
        silo.Services.AddSingleton(clock);
        if (state is null)
        {
            silo.AddMemoryGrainStorage(ActorsRuntimeExtensions.StateStorage);
        }
        else
        {
            silo.AddSqliteGrainStorage(ActorsRuntimeExtensions.StateStorage, options => options.Path = state);
        }
    }
}
