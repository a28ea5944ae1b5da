using System.Runtime.InteropServices;

namespace Actors.Displays;

/// <summary>Reads a content file part by part. Holds no file open between calls: a display host may never come back for the rest.</summary>
internal sealed class ContentGrain(IContentFiles files) : Grain, IContentGrain
{
    /// <summary>Small enough that no message holds up those behind it, large enough that a file of 100 MB takes under a thousand calls.</summary>
    private const int ChunkBytes = 128 << 10;

    public async ValueTask<ContentChunk?> ReadAsync(long offset, CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        if (!ContentHash.IsOne(key))
        {
            throw new ArgumentException($"The content's key is \"{(key.Length <= 80 ? key : key[..77] + "...")}\"; allowed are the 64 lower-case hex digits of a SHA-256.");
        }

        await using var file = await files.OpenAsync(key, cancellationToken);
        if (file is null)
        {
            return null;
        }

        if (offset < 0 || offset > file.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), $"Offset is {offset}; allowed are 0 to {file.Length}, the file's length in bytes.");
        }

        file.Position = offset;
        var bytes = new byte[Math.Min(ChunkBytes, file.Length - offset)];
        var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return new ContentChunk(file.Length, ImmutableCollectionsMarshal.AsImmutableArray(read == bytes.Length ? bytes : bytes[..read]));
    }
}
