using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>The last program of each display on the host's own disk, and the last good one, so that a cold start without any grain has something to show.</summary>
internal sealed partial class ProgramShelf : IDisposable
{
    private readonly string _folder;
    private readonly ConcurrentDictionary<string, (Guid Newest, Guid Good)> _kept = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ILogger<ProgramShelf> _log;

    public ProgramShelf(IOptions<DisplayHostOptions> options, ILogger<ProgramShelf> log)
    {
        _folder = Path.Combine(options.Value.CacheFolder, "programs");
        _log = log;
        Directory.CreateDirectory(_folder);
    }

    /// <summary>The program that was kept last, or else the last good one; null when there is none that can be read.</summary>
    public DisplayProgram? Find(string displayId) => Read(displayId, NewestPath(displayId)) ?? FindGood(displayId);

    /// <summary>The last program that a page was known to play before the one that was kept last; null when there is none that can be read.</summary>
    public DisplayProgram? FindGood(string displayId) => Read(displayId, GoodPath(displayId));

    /// <summary>Keeps a program and the last good one: a cut of power leaves of each the old one or the new one, never half of one.</summary>
    public async Task KeepAsync(DisplayProgram program, DisplayProgram? good, CancellationToken cancellationToken)
    {
        // One after the other, and on no thread of the pool: when every screen has a new program at once, as in an emergency, waiting for the
        // disk must not take the threads that bring it to the screens.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await Task.Factory.StartNew(() => Keep(program, good), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private void Keep(DisplayProgram program, DisplayProgram? good)
    {
        var path = NewestPath(program.DisplayId);
        _kept.TryGetValue(program.DisplayId, out var kept);
        if (good is not null && good.PlayId != program.PlayId && good.PlayId != kept.Good)
        {
            // Mostly it is the one that lies there already.
            if (good.PlayId == kept.Newest)
            {
                File.Move(path, GoodPath(program.DisplayId), overwrite: true);
            }
            else
            {
                Write(good, GoodPath(program.DisplayId));
            }

            kept.Good = good.PlayId;
        }

        Write(program, path);
        _kept[program.DisplayId] = (program.PlayId, kept.Good);
    }

    private static void Write(DisplayProgram program, string path)
    {
        var part = path + ".part";
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, program);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }

    private DisplayProgram? Read(string displayId, string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            var program = JsonSerializer.Deserialize<DisplayProgram>(File.ReadAllBytes(path));
            return program is { Now: not null, Loop.IsDefault: false } && program.DisplayId == displayId ? program : null;
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            Unreadable(path, error.Message);
            return null;
        }
    }

    // '~' stands in no display's id, so no two displays share a file.
    private string NewestPath(string displayId) => Path.Combine(_folder, displayId.Replace('/', '~') + ".json");

    private string GoodPath(string displayId) => Path.Combine(_folder, displayId.Replace('/', '~') + "~good.json");

    [LoggerMessage(11, LogLevel.Warning, "The kept program {Path} cannot be read and is ignored: {Reason}")]
    private partial void Unreadable(string path, string reason);
}
