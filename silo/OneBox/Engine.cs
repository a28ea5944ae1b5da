using Actors.Displays;
using Actors.Embedded;
using Actors.Facts;
using Actors.Lanes;

namespace Actors.Running;

/// <summary>Puts the actor engine and the store's grains into this process, with their state in the store's folder.</summary>
internal static class Engine
{
    public static void Add(WebApplicationBuilder builder, StateFolder state) => builder.UseOrleans(silo =>
    {
        silo.Services.AddActorsRuntime();
        silo.AddSqliteGrainStorage(ActorsRuntimeExtensions.StateStorage, storage => storage.Path = state.File("store.db"));
        silo.Services.AddSingleton(_ => new SqliteFactLog(state.File("facts.db")));
        silo.Services.AddSingleton<IFactLog>(static services => services.GetRequiredService<SqliteFactLog>());
        silo.Services.AddSingleton<IPlayCounts>(static services => services.GetRequiredService<SqliteFactLog>());
        silo.Services.AddSingleton<IDecisionLog>(_ => new SqliteDecisionLog(state.File("decisions.db")));
    });
}
