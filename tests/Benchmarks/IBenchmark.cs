using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Actors.Benchmarks;

/// <summary>One benchmark. To add one, write its class in a file of its own and list it in <see cref="Registry"/>.</summary>
internal interface IBenchmark
{
    /// <summary>The name by which it is called.</summary>
    string Name { get; }

    /// <summary>One sentence: what is measured against what.</summary>
    string Description { get; }

    /// <summary>Measures. The figures' names are stable and unique among all benchmarks; their units are in the names, or they are ratios.</summary>
    /// <exception cref="ActorsException">Something that it needs is missing or cannot be read.</exception>
    Task<JsonObject> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken);

    /// <summary>Shows the figures to people; a benchmark with more to tell than names and numbers tells it itself.</summary>
    void Print(JsonObject figures, IAnsiConsole console)
    {
        var table = new Table().AddColumn("figure").AddColumn(new TableColumn("").RightAligned());
        foreach (var (figure, value) in figures)
        {
            if (value?.GetValueKind() == JsonValueKind.Number)
            {
                table.AddRow(figure, value.GetValue<double>().ToString("#,0.###", CultureInfo.InvariantCulture));
            }
        }

        console.Write(table);
    }
}
