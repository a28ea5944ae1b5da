using Orleans.Concurrency;

namespace Actors.Displays;

/// <summary>Hands a content file to display hosts, which reach silos and nothing else. Key: the file's SHA-256, lower-case hex. Gives only; nothing can be sent to it.</summary>
[Alias("actors.content")]
public interface IContentGrain : IGrainWithStringKey
{
    /// <summary>The part of the file that starts at an offset, from 0 to the file's length; null when the store has no such file.</summary>
    [ReadOnly, Alias("read")]
    ValueTask<ContentChunk?> ReadAsync(long offset, CancellationToken cancellationToken);
}
