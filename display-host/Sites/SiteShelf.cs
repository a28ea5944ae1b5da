using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>What the store's grain last said of the store, on this host's own disk, so that a cold start without any silo knows its screens.</summary>
internal sealed partial class SiteShelf
{
    private readonly string _path;
    private readonly ILogger<SiteShelf> _log;

    public SiteShelf(IOptions<DisplayHostOptions> options, ILogger<SiteShelf> log)
    {
        _path = Path.Combine(options.Value.CacheFolder, "store.json");
        _log = log;
    }

    /// <summary>What was kept last; null when there is none that can be read.</summary>
    public StoreSite? Find()
    {
        try
        {
            return File.Exists(_path) && JsonSerializer.Deserialize<StoreSite>(File.ReadAllBytes(_path)) is { Lanes.IsDefault: false } site
                && site.Lanes.All(lane => lane is { LaneId: not null, Name: not null, DisplayIds.IsDefault: false }) ? site : null;
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            Unreadable(_path, error.Message);
            return null;
        }
    }

    /// <summary>Keeps the store: a cut of power leaves the old one or the new one, never half of one.</summary>
    public void Keep(StoreSite site)
    {
        var part = _path + ".part";
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, site);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, _path, overwrite: true);
    }

    [LoggerMessage(71, LogLevel.Warning, "The kept store {Path} cannot be read and is ignored: {Reason}")]
    private partial void Unreadable(string path, string reason);
}
