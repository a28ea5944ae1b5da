namespace Actors.Benchmarks;

/// <summary>One benchmark. To add one, write its class in a file of its own and list it in <see cref="Registry"/>.</summary>
internal interface IBenchmark
{
    /// <summary>The name by which it is called.</summary>
    string Name { get; }

    /// <summary>One sentence: what is measured against what.</summary>
    string Description { get; }

    /// <summary>Measures. The figures' names are stable and unique among all benchmarks; their units are in the names, or they are ratios.</summary>
    Task<IReadOnlyDictionary<string, double>> RunAsync(CancellationToken cancellationToken);
}
