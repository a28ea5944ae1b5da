using System.Globalization;
using Actors.TestKit;

namespace Actors.Tests.Chaos;

/// <summary>What one run does to a shop, in an order that follows from its seed alone.</summary>
internal sealed class ChaosPlan
{
    private const int RunsKept = 10;

    private readonly Random _random;

    /// <param name="seed">What everything follows from.</param>
    public ChaosPlan(int seed)
    {
        Seed = seed;
        _random = new Random(seed);
    }

    public int Seed { get; }

    /// <summary>The seed that ACTORS_CHAOS_SEED gives, or another every time.</summary>
    public static ChaosPlan FromEnvironment() =>
        new(int.TryParse(Environment.GetEnvironmentVariable("ACTORS_CHAOS_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next());

    /// <summary>A folder of the run's own for logs and history; those of the latest runs are kept.</summary>
    public string MakeFolder(string name)
    {
        var runs = Directory.CreateDirectory(Path.Combine(Workplace.Root, "artifacts", "chaos"));
        foreach (var old in runs.GetDirectories().OrderByDescending(run => run.LastWriteTimeUtc).Skip(RunsKept))
        {
            old.Delete(recursive: true);
        }

        return runs.CreateSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{name}-{Seed}-{Guid.NewGuid().ToString("N")[..4]}")).FullName;
    }

    /// <summary>Every fault that can be done to a part, in random order; of a short run, the first few, no fault and no kind of part again before all have had their turn.</summary>
    public IReadOnlyList<(Fault Fault, Part Part, TimeSpan Hold)> Draw(IReadOnlyList<Part> parts, int most)
    {
        var all = Fault.All.SelectMany(fault => parts.Where(part => fault.Unable(part) is null), (fault, part) => (fault, part)).ToArray();
        _random.Shuffle(all);
        var drawn = new List<(Fault, Part, TimeSpan)>();
        var (faults, kinds) = (new Dictionary<Fault, int>(), new Dictionary<PartKind, int>());
        var rest = all.ToList();
        while (drawn.Count < most && rest.Count > 0)
        {
            var (fault, part) = rest.MinBy(each => faults.GetValueOrDefault(each.fault) + kinds.GetValueOrDefault(each.part.Kind));
            rest.Remove((fault, part));
            faults[fault] = faults.GetValueOrDefault(fault) + 1;
            kinds[part.Kind] = kinds.GetValueOrDefault(part.Kind) + 1;
            drawn.Add((fault, part, TimeSpan.FromSeconds(2 + (4 * _random.NextDouble()))));
        }

        return drawn;
    }
}
