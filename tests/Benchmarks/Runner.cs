using System.Globalization;
using System.Text.Json;

namespace Actors.Benchmarks;

/// <summary>Runs benchmarks, prints their figures and writes them as one flat JSON object.</summary>
internal static class Runner
{
    private const int BadUsage = 2;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task<int> RunAsync(string? name, FileInfo? json, CancellationToken cancellationToken)
    {
        var chosen = Registry.All.Where(one => name is null || one.Name == name).ToList();
        if (chosen.Count == 0)
        {
            await Console.Error.WriteLineAsync($"There is no benchmark '{name}'; there are {string.Join(", ", Registry.All.Select(static one => one.Name))}.");
            return BadUsage;
        }

        if (json is { Directory: { Exists: false } folder })
        {
            await Console.Error.WriteLineAsync($"--json {json}: the folder {folder} does not exist.");
            return BadUsage;
        }

        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var benchmark in chosen)
        {
            Console.WriteLine($"{benchmark.Name}: {benchmark.Description}");
            foreach (var (figure, value) in await benchmark.RunAsync(cancellationToken))
            {
                figures.Add(figure, value);
                Console.WriteLine($"  {figure,-48} {value.ToString("#,0.###", CultureInfo.InvariantCulture),16}");
            }
        }

        if (json is not null)
        {
            await File.WriteAllTextAsync(json.FullName, JsonSerializer.Serialize(figures, Indented), cancellationToken);
        }

        return 0;
    }
}
