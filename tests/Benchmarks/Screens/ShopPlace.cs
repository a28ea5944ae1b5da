using System.Globalization;
using System.Text.Json;

namespace Actors.Benchmarks.Screens;

/// <summary>A folder with the store file of many screens, and room for the store's state.</summary>
internal sealed class ShopPlace : IDisposable
{
    /// <summary>What plays when nothing has changed.</summary>
    public const string Usual = "usual";

    /// <summary>What plays after a change of the schedule.</summary>
    public const string News = "news";

    private const int SpotSeconds = 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("actors-screens-").FullName;

    public ShopPlace(int lanes, int displaysOfLane)
    {
        string[] contents = ["bread", "fruit", "coffee", News];
        foreach (var content in contents)
        {
            File.WriteAllText(Path.Combine(_folder, content + ".svg"), $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><title>{content}</title></svg>""");
        }

        File.WriteAllText(StoreFile, JsonSerializer.Serialize(new
        {
            id = "s1",
            name = "Many screens",
            zone = "Europe/Berlin",
            @operator = "Many screens",
            contact = "privacy@screens.example",
            lanes = Enumerable.Range(1, lanes).Select(lane => new
            {
                id = Text("lane", lane),
                name = Text("lane", lane),
                kind = "aisle",
                displays = Enumerable.Range(1, displaysOfLane).Select(display => new { id = Text("screen", display) }),
            }),
            content = contents.Select(id => new { id, title = id, file = id + ".svg", minimumSeconds = 1, maximumSeconds = SpotSeconds, @default = true }),
        }));
    }

    public string StoreFile => Path.Combine(_folder, "store.json");

    public string Home => Path.Combine(_folder, "home");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Text(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");
}
