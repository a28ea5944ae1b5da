using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Actors.Benchmarks;

/// <summary>Runs benchmarks, prints their figures and writes them as one JSON object.</summary>
internal static class Runner
{
    private const int Failure = 1;
    private const int BadUsage = 2;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task<int> RunAsync(string? name, FileInfo? json, BenchmarkSettings settings, CancellationToken cancellationToken)
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

        try
        {
            var figures = new JsonObject();
            foreach (var benchmark in chosen)
            {
                Console.WriteLine($"{benchmark.Name}: {benchmark.Description}");
                var found = await benchmark.RunAsync(settings, cancellationToken);
                benchmark.Print(found, AnsiConsole.Console);
                foreach (var (figure, value) in found)
                {
                    figures.Add(figure, value?.DeepClone());
                }
            }

            if (json is not null)
            {
                await File.WriteAllTextAsync(json.FullName, figures.ToJsonString(Indented) + "\n", cancellationToken);
            }

            return 0;
        }
        catch (Exception refusal) when (refusal is ActorsException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return Failure;
        }
    }
}
