using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;

namespace Actors.Displays;

/// <summary>Runs the feeds of all displays of the store, from the host's start to its end, and takes up and lets go of displays as the store changes.</summary>
internal sealed class DisplayHostService(StoreSites sites, DisplayFeedFactory factory) : BackgroundService
{
    private volatile FrozenDictionary<string, DisplayFeed> _feeds = FeedsOf(sites.Current, FrozenDictionary<string, DisplayFeed>.Empty, factory);

    public DisplayFeed? Find(string displayId) => _feeds.GetValueOrDefault(displayId);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new Dictionary<DisplayFeed, Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            var (site, changed) = sites.Follow();
            var before = _feeds;
            _feeds = FeedsOf(site, before, factory);
            foreach (var feed in _feeds.Values.Where(feed => !running.ContainsKey(feed)))
            {
                running[feed] = feed.RunAsync(stoppingToken);
            }

            foreach (var gone in before.Values.Except(_feeds.Values))
            {
                await gone.EndAsync();
                if (running.Remove(gone, out var end))
                {
                    await end;
                }
            }

            // Before the host ends, a feed ends only by a fault, which must not go unseen.
            var first = await Task.WhenAny([changed.WaitAsync(stoppingToken), .. running.Values]);
            if (first.IsFaulted)
            {
                await first;
            }
        }

        await Task.WhenAll(running.Values);
    }

    private static FrozenDictionary<string, DisplayFeed> FeedsOf(StoreSite site, IReadOnlyDictionary<string, DisplayFeed> before, DisplayFeedFactory factory) => site.Lanes
        .SelectMany(lane => lane.DisplayIds)
        .Distinct(StringComparer.Ordinal)
        .ToFrozenDictionary(id => id, id => before.GetValueOrDefault(id) ?? factory.Create(id), StringComparer.Ordinal);
}
