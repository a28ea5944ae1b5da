using System.Globalization;
using System.Text.Json;

namespace Actors.Tests.Chaos;

/// <summary>A store file with lanes of simulated shoppers and short spots, made for one run.</summary>
/// <param name="Path">The file.</param>
/// <param name="Lanes">Keys of the lanes.</param>
/// <param name="Displays">Keys of the displays.</param>
internal sealed record ShopFile(string Path, IReadOnlyList<string> Lanes, IReadOnlyList<string> Displays)
{
    public static readonly TimeSpan SightingTimeToLive = TimeSpan.FromSeconds(2);

    /// <summary>The store's content, each in a colour that is neither grey nor like two others mixed.</summary>
    public static readonly IReadOnlyDictionary<string, (int Red, int Green, int Blue)> Colours =
        new Dictionary<string, (int, int, int)> { ["bread"] = (220, 30, 30), ["fruit"] = (30, 170, 30), ["coffee"] = (30, 60, 210), ["garden"] = (110, 0, 0) };

    /// <summary>Writes it.</summary>
    /// <param name="folder">Where; the content lies beside it.</param>
    /// <param name="lanes">How many lanes; every third has two displays, and the last has no camera.</param>
    /// <param name="longest">The longest time of any spot, in seconds.</param>
    /// <param name="seed">What the shoppers do.</param>
    public static ShopFile Write(string folder, int lanes, double longest, int seed)
    {
        var names = Enumerable.Range(1, lanes).Select(i => string.Create(CultureInfo.InvariantCulture, $"lane-{i}")).ToList();
        var displays = names.ToDictionary(name => name, name => names.IndexOf(name) % 3 == 0 ? new[] { "screen-1", "screen-2" } : ["screen-1"]);
        string[] contents = [.. Colours.Keys];
        foreach (var (content, (red, green, blue)) in Colours)
        {
            File.WriteAllText(System.IO.Path.Combine(folder, content + ".svg"), string.Create(CultureInfo.InvariantCulture,
                $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><title>{content}</title><rect width="160" height="90" fill="rgb({red},{green},{blue})"/></svg>"""));
        }

        var file = System.IO.Path.Combine(folder, "store.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new
        {
            id = "s1",
            name = "Chaos store",
            zone = "Europe/Berlin",
            @operator = "Chaos store",
            contact = "privacy@chaos.example",
            lanes = names.Select(name => new
            {
                id = name,
                name,
                kind = "checkout",
                mode = "demographics",
                noticeIsUp = true,
                cameras = name == names[^1] ? [] : new[] { new { id = "cam-1", source = string.Create(CultureInfo.InvariantCulture, $"sim:groups?seed={(seed + names.IndexOf(name)) & 0xffff}&rate=30&dwell=10") } },
                displays = displays[name].Select(id => new { id }),
            }),
            content = contents.Select((id, i) => new
            {
                id,
                title = id,
                file = id + ".svg",
                minimumSeconds = 1,
                maximumSeconds = Math.Max(1, longest * (i + 1) / contents.Length),
                @default = true,
            }),
            policy = new { audienceHoldSeconds = 0.5, sightingSeconds = SightingTimeToLive.TotalSeconds },
        }));
        return new ShopFile(file, [.. names.Select(name => "s1/" + name)], [.. names.SelectMany(name => displays[name].Select(id => $"s1/{name}/{id}"))]);
    }
}
