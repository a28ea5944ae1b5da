using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Actors.Displays;

/// <summary>
/// The content store of one box: a folder with a file per hash. A file appears under its name only when all of it was written and flushed, so
/// that a power cut leaves nothing half.
/// </summary>
/// <param name="folder">The folder, made where it is missing.</param>
/// <param name="limit">Most bytes of all files together.</param>
/// <param name="clock">Dates what is put.</param>
internal sealed class FolderContentStore(string folder, long limit, TimeProvider clock) : IContentStore, IDisposable
{
    private const int BlockBytes = 1 << 16;
    private const string Incoming = ".part";

    /// <summary>Windows' code of a full disk, and errno ENOSPC of Linux and macOS as .NET hands it on.</summary>
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int UnixDiskFull = 28;

    /// <summary>What is left of the disk for the store's own state, which matters more than another film.</summary>
    private const long LeastFree = 256 << 20;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly string _folder = Prepared(folder);

    public ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return ValueTask.FromResult<Stream?>(ContentHash.IsOne(sha256)
                ? new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous)
                : null);
        }
        catch (FileNotFoundException)
        {
            return ValueTask.FromResult<Stream?>(null);
        }
    }

    public async Task<StoredContent> PutAsync(Stream content, long most, CancellationToken cancellationToken)
    {
        var part = Path.Combine(_folder, RandomNumberGenerator.GetHexString(16, lowercase: true) + Incoming);
        try
        {
            var (sha256, bytes) = await WriteAsync(content, part, most, cancellationToken);

            // In turn, so that two who put at once do not both take the last room, and nobody deletes what is being put again.
            await _turn.WaitAsync(cancellationToken);
            try
            {
                var path = PathOf(sha256);
                var now = clock.GetUtcNow();
                if (!File.Exists(path))
                {
                    RefuseWhenFull(bytes);
                    File.SetLastWriteTimeUtc(part, now.UtcDateTime);
                    File.Move(part, path);
                }
                else
                {
                    File.SetLastWriteTimeUtc(path, now.UtcDateTime);
                }

                return new StoredContent(sha256, bytes, now);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (IOException fault) when (fault.HResult is WindowsDiskFull or UnixDiskFull)
        {
            throw new ContentStoreException("The disk of the store has no room left for the file; nothing was kept.", isFull: true, fault);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public async Task<bool> DeleteAsync(string sha256, DateTimeOffset putBefore, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var file = new FileInfo(PathOf(sha256));
            if (!file.Exists || file.LastWriteTimeUtc >= putBefore.UtcDateTime)
            {
                return false;
            }

            file.Delete();
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async IAsyncEnumerable<StoredContent> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var file in Files())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new StoredContent(file.Name, file.Length, file.LastWriteTimeUtc);
        }
    }

    public void Dispose() => _turn.Dispose();

    private static string Prepared(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var half in Directory.EnumerateFiles(folder, "*" + Incoming))
        {
            File.Delete(half);
        }

        return folder;
    }

    private string PathOf(string sha256) =>
        ContentHash.IsOne(sha256) ? Path.Combine(_folder, sha256) : throw new ArgumentException($"'{sha256}' is not a SHA-256 in lower-case hex.", nameof(sha256));

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(_folder).EnumerateFiles().Where(file => ContentHash.IsOne(file.Name));

    private void RefuseWhenFull(long bytes)
    {
        var used = Files().Sum(file => file.Length);
        if (ContentRoom.IsTooMuch(used + bytes, bytes, limit))
        {
            throw new ContentStoreException(ContentRoom.Sentence(used, bytes, limit), isFull: true);
        }

        // The file itself is written already, under another name.
        if (new DriveInfo(Path.GetFullPath(_folder)).AvailableFreeSpace is var free && free < (bytes <= ContentRoom.SmallBytes ? ContentRoom.SmallRoom : LeastFree))
        {
            throw new ContentStoreException($"The disk of the store has {free >> 20} MiB left, and {LeastFree >> 20} are kept for the store itself; delete content that is no longer needed.", isFull: true);
        }
    }

    private static async Task<(string Sha256, long Bytes)> WriteAsync(Stream content, string part, long most, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var block = new byte[BlockBytes];
        long bytes = 0;
        while (await content.ReadAsync(block, cancellationToken) is > 0 and var read)
        {
            bytes += read;
            if (bytes > most)
            {
                throw new ContentStoreException(string.Create(CultureInfo.InvariantCulture, $"The file has more than {most} bytes, which is all that is allowed here."), isFull: false);
            }

            hash.AppendData(block, 0, read);
            await file.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }

        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }
}
