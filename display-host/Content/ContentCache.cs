using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>
/// Content on the display host's own disk, a file per hash. A file appears under its name only when all of it was written and its hash was
/// verified, so that a power cut leaves nothing half. When full, the content used longest ago goes first.
/// </summary>
internal sealed partial class ContentCache : IDisposable
{
    private const int BlockBytes = 1 << 16;

    private readonly IContentSource _source;
    private readonly TimeProvider _clock;
    private readonly ILogger<ContentCache> _log;
    private readonly string _folder;
    private readonly long _limit;
    private readonly SemaphoreSlim _fetching = new(1);
    private readonly ConcurrentDictionary<string, ContentItem> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ContentItem[]> _pinned = new(StringComparer.Ordinal);

    public ContentCache(IContentSource source, IOptions<DisplayHostOptions> options, TimeProvider clock, ILogger<ContentCache> log)
    {
        _source = source;
        _clock = clock;
        _log = log;
        _folder = Path.Combine(options.Value.CacheFolder, "content");
        _limit = options.Value.CacheBytes;
        Directory.CreateDirectory(_folder);
        foreach (var half in Directory.EnumerateFiles(_folder, "*.part"))
        {
            File.Delete(half);
        }
    }

    /// <summary>Notes that a display's program, or the one that it falls back on, needs the content: only such content is served, and it is not thrown out.</summary>
    public void Pin(DisplayProgram program, DisplayProgram? good)
    {
        var items = program.Needs().Concat(good?.Looped() ?? []).Where(item => IsHash(item.Sha256) && MediaTypes.Plays(item.MediaType, item.Kind)).ToArray();
        foreach (var item in items)
        {
            _known[item.Sha256] = item;
        }

        _pinned[program.DisplayId] = items;
    }

    /// <summary>Notes that a display is gone; what only it needed may be thrown out.</summary>
    public void Unpin(string displayId) => _pinned.TryRemove(displayId, out _);

    /// <summary>The content with this hash, when a program of this host has ever named it.</summary>
    public ContentItem? Find(string sha256) => _known.GetValueOrDefault(sha256);

    /// <summary>The path of the verified file; null when the source has no such content.</summary>
    /// <exception cref="ContentException">The source's bytes do not match the hash, or do not fit.</exception>
    public async ValueTask<string?> GetAsync(string sha256, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        if (Touch(path))
        {
            return path;
        }

        // One at a time: a screen waits for one spot, and two pages that want the same one share the copy.
        await _fetching.WaitAsync(cancellationToken);
        try
        {
            return Touch(path) || await FetchAsync(sha256, path, cancellationToken) ? path : null;
        }
        finally
        {
            _fetching.Release();
        }
    }

    public void Dispose() => _fetching.Dispose();

    private static bool IsHash(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower);

    private string PathOf(string sha256) =>
        IsHash(sha256) ? Path.Combine(_folder, sha256) : throw new ArgumentException($"'{sha256}' is not a SHA-256 in lower-case hex.", nameof(sha256));

    private bool Touch(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            File.SetLastAccessTimeUtc(path, _clock.GetUtcNow().UtcDateTime);
        }
        catch (IOException)
        {
            // Only the order of eviction suffers.
        }

        return true;
    }

    private async Task<bool> FetchAsync(string sha256, string path, CancellationToken cancellationToken)
    {
        await using var source = await _source.OpenAsync(sha256, cancellationToken);
        if (source is null)
        {
            return false;
        }

        var part = string.Create(CultureInfo.InvariantCulture, $"{path}.{RandomNumberGenerator.GetHexString(8)}.part");
        try
        {
            var bytes = await CopyAsync(source, part, sha256, cancellationToken);
            MakeRoom(bytes);
            File.Move(part, path, overwrite: true);
            Fetched(sha256, bytes);
            return true;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task<long> CopyAsync(Stream source, string part, string sha256, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var block = new byte[BlockBytes];
        long bytes = 0;
        while (await source.ReadAsync(block, cancellationToken) is > 0 and var read)
        {
            bytes += read;
            if (bytes > _limit)
            {
                throw new ContentException($"Content {sha256} is larger than DisplayHost:CacheBytes, {_limit} bytes.");
            }

            hash.AppendData(block, 0, read);
            await file.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }

        var found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (found != sha256)
        {
            throw new ContentException($"Content {sha256} came with the hash {found}; it is damaged or was changed, and is not shown.");
        }

        file.Flush(flushToDisk: true);
        return bytes;
    }

    private void MakeRoom(long bytes)
    {
        var pinned = _pinned.Values.SelectMany(items => items).Select(item => item.Sha256).ToHashSet(StringComparer.Ordinal);
        var files = new DirectoryInfo(_folder).GetFiles().Where(file => file.Extension != ".part").ToList();
        var used = files.Sum(file => file.Length);
        foreach (var file in files.Where(file => !pinned.Contains(file.Name)).OrderBy(file => file.LastAccessTimeUtc))
        {
            if (used + bytes <= _limit)
            {
                return;
            }

            used -= file.Length;
            file.Delete();
            ThrownOut(file.Name, file.Length);
        }
    }
}
