namespace Actors.Tests.Chaos;

/// <summary>Runs where the program of the default build is.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneBoxFactAttribute : FactAttribute
{
    public OneBoxFactAttribute() => Skip = OneBox.Program is null ? "The silo of the default build is not built; ./actors setup does it." : null;
}

/// <summary>Runs where a whole cluster can be started.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute() => Skip = Cluster.Missing;
}

/// <summary>Runs where a whole cluster can be started, and somebody has asked for so many faults.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongClusterFactAttribute : FactAttribute
{
    /// <summary>How many faults; every fault of every part are 47.</summary>
    public const string Variable = "ACTORS_CHAOS_FAULTS";

    public LongClusterFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable(Variable) is null ? $"A long run is made where {Variable} says how many faults it has." : Cluster.Missing;
}

/// <summary>Runs where the program of the default build and a browser are.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneBoxScreenFactAttribute : FactAttribute
{
    public OneBoxScreenFactAttribute() => Skip = PlayedOnceTests.NotAskedFor ?? (OneBox.Program is null ? "The silo of the default build is not built; ./actors setup does it." : ShopBrowser.Missing);
}

/// <summary>Runs where a whole cluster can be started, and a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClusterScreenFactAttribute : FactAttribute
{
    public ClusterScreenFactAttribute() => Skip = PlayedOnceTests.NotAskedFor ?? Cluster.Missing ?? ShopBrowser.Missing;
}
