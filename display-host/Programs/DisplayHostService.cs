using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>Runs the feeds of all displays of this host, from its start to its end.</summary>
internal sealed class DisplayHostService(
    IGrainFactory grains,
    ContentCache content,
    ProgramShelf shelf,
    IOptions<DisplayHostOptions> options,
    TimeProvider clock,
    ILogger<DisplayFeed> log) : BackgroundService
{
    private readonly FrozenDictionary<string, DisplayFeed> _feeds = options.Value.Lanes
        .SelectMany(lane => lane.DisplayIds)
        .ToFrozenDictionary(id => id, id => new DisplayFeed(id, grains, content, shelf, options, clock, log), StringComparer.Ordinal);

    public DisplayFeed? Find(string displayId) => _feeds.GetValueOrDefault(displayId);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_feeds.Values.Select(feed => feed.RunAsync(stoppingToken)));
}
