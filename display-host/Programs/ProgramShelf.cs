using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>The last program of each display on the host's own disk, so that a cold start without any grain has something to show.</summary>
internal sealed partial class ProgramShelf
{
    private readonly string _folder;
    private readonly ILogger<ProgramShelf> _log;

    public ProgramShelf(IOptions<DisplayHostOptions> options, ILogger<ProgramShelf> log)
    {
        _folder = Path.Combine(options.Value.CacheFolder, "programs");
        _log = log;
        Directory.CreateDirectory(_folder);
    }

    /// <summary>The program that was kept last; null when there is none that can be read.</summary>
    public DisplayProgram? Find(string displayId)
    {
        var path = PathOf(displayId);
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

    /// <summary>Keeps the program: a cut of power leaves the old one or the new one, never half of one.</summary>
    public async Task KeepAsync(DisplayProgram program, CancellationToken cancellationToken)
    {
        var path = PathOf(program.DisplayId);
        var part = path + ".part";
        await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await JsonSerializer.SerializeAsync(file, program, cancellationToken: cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }

    // '~' stands in no display's id, so no two displays share a file.
    private string PathOf(string displayId) => Path.Combine(_folder, displayId.Replace('/', '~') + ".json");

    [LoggerMessage(11, LogLevel.Warning, "The kept program {Path} cannot be read and is ignored: {Reason}")]
    private partial void Unreadable(string path, string reason);
}
