#if !ORLEANS
using Actors.Embedded;
#endif

namespace Actors.Running;

/// <summary>Puts the actor engine and the store's grains into the server.</summary>
internal static class Engine
{
    /// <summary>One box needs one engine in the same process; with the Orleans build that is a cluster of one, whose state is gone with it.</summary>
    public static void Add(WebApplicationBuilder builder, StateFolder state) => builder.UseOrleans(silo =>
    {
        silo.Services.AddActorsRuntime();
#if ORLEANS
        silo.UseLocalhostClustering();
        silo.AddMemoryGrainStorage(ActorsRuntimeExtensions.StateStorage);
#else
        silo.AddSqliteGrainStorage(ActorsRuntimeExtensions.StateStorage, storage => storage.Path = state.File("store.db"));
#endif
    });
}
