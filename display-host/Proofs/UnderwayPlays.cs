using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>
/// Plays that have begun and not ended, on this host's disk: what a page was showing when it was killed is proved as far as it was heard. A page
/// that ends its play itself proves it, and this forgets it; whichever of the two comes to the store first counts, as both have the same id.
/// </summary>
internal sealed partial class UnderwayPlays
{
    /// <summary>More than the pages of a display can have zones.</summary>
    private const int MostOfDisplay = 512;

    private readonly string _path;
    private readonly ILogger<UnderwayPlays> _log;
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, UnderwayPlay> _plays = [];
    private bool _changed;

    public UnderwayPlays(IOptions<DisplayHostOptions> options, TimeProvider clock, ILogger<UnderwayPlays> log)
    {
        _log = log;
        var folder = Path.Combine(options.Value.CacheFolder, "proofs");
        _path = Path.Combine(folder, "underway.json");
        try
        {
            Directory.CreateDirectory(folder);
            var kept = File.Exists(_path) ? JsonSerializer.Deserialize<UnderwayPlay[]>(File.ReadAllBytes(_path)) : [];
            foreach (var play in (kept ?? []).Where(play => play is { Play: { Ticket: not null, StartedMs: >= 0, Ms: >= 0 }, DisplayId: not null }))
            {
                // Its page may be there and only waits for this host.
                _plays[play.Play.Id] = play with { HeardAt = clock.GetUtcNow() };
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            Unreadable(_path, fault.Message);
        }
    }

    /// <summary>Notes that a play is on, or still is; one that is not known and brings no ticket is left alone. False when there are too many.</summary>
    public bool Hear(PagePlay play, string displayId, Guid profile, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_plays.TryGetValue(play.Id, out var known))
            {
                _plays[play.Id] = known with { Play = known.Play with { Ms = Math.Max(known.Play.Ms, play.Ms) }, HeardAt = now };
            }
            else if (play.Ticket is null)
            {
                return true;
            }
            else if (_plays.Values.Count(each => each.DisplayId == displayId) < MostOfDisplay)
            {
                _plays[play.Id] = new UnderwayPlay(play, displayId, profile, now);
            }
            else
            {
                return false;
            }

            _changed = true;
            return true;
        }
    }

    /// <summary>The plays of one browser that nobody has ended.</summary>
    public IReadOnlyList<Guid> Of(string displayId, Guid profile)
    {
        lock (_gate)
        {
            return [.. _plays.Values.Where(each => each.DisplayId == displayId && each.Profile == profile).Select(each => each.Play.Id)];
        }
    }

    /// <summary>The play of this display, as far as it was heard; null when it is not known.</summary>
    public UnderwayPlay? Find(string displayId, Guid id)
    {
        lock (_gate)
        {
            return _plays.TryGetValue(id, out var known) && known.DisplayId == displayId ? known : null;
        }
    }

    /// <summary>The plays of which nothing was heard since.</summary>
    public IReadOnlyList<UnderwayPlay> SilentSince(DateTimeOffset heardAt)
    {
        lock (_gate)
        {
            return [.. _plays.Values.Where(each => each.HeardAt < heardAt)];
        }
    }

    /// <summary>Forgets plays whose proofs are on the disk, or that never will be.</summary>
    public void Forget(string displayId, IEnumerable<Guid> ids)
    {
        lock (_gate)
        {
            foreach (var id in ids.Where(id => _plays.TryGetValue(id, out var known) && known.DisplayId == displayId))
            {
                _changed |= _plays.Remove(id);
            }
        }
    }

    /// <summary>Writes what has changed: a cut of power leaves the old or the new, never half of one. Never called twice at once.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        UnderwayPlay[] plays;
        lock (_gate)
        {
            if (!_changed)
            {
                return;
            }

            plays = [.. _plays.Values];
            _changed = false;
        }

        try
        {
            var part = _path + ".part";
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await JsonSerializer.SerializeAsync(file, plays, cancellationToken: cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, _path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            NotKept(_path, fault.Message);
            lock (_gate)
            {
                _changed = true;
            }
        }
    }

    [LoggerMessage(55, LogLevel.Warning, "The plays that were on when this host ended cannot be read from {Path}; their pages prove them: {Reason}")]
    private partial void Unreadable(string path, string reason);

    [LoggerMessage(56, LogLevel.Warning, "The plays that are on now cannot be kept in {Path}: {Reason}")]
    private partial void NotKept(string path, string reason);
}
