using Actors.Embedded;

namespace Actors.Running;

internal static partial class Engine
{
    private static void Configure(ISiloBuilder silo, StateFolder state) =>
        silo.AddSqliteGrainStorage(ActorsRuntimeExtensions.StateStorage, storage => storage.Path = state.File("store.db"));
}
