using System.Collections.Concurrent;
using System.Net.WebSockets;

namespace Actors.Displays;

/// <summary>Pictures of what screens show, asked of their pages when somebody looks. Kept for a second, in memory, and nowhere else.</summary>
internal sealed class ScreenPictures(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // One entry a display, made only for those of this store.
    private readonly ConcurrentDictionary<string, Latest> _latest = new(StringComparer.Ordinal);

    /// <summary>What the display shows; who asks at the same time gets the same. Null when its page does not answer in 3 s, or sends no picture.</summary>
    /// <param name="displayId">The display.</param>
    /// <param name="width">In pixels, 64 to 640.</param>
    /// <param name="ask">Asks its page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<byte[]?> GetAsync(string displayId, int width, Func<CancellationToken, Task<byte[]?>> ask, CancellationToken cancellationToken)
    {
        var latest = _latest.GetOrAdd(displayId, static _ => new Latest());
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await latest.Turn.WaitAsync(either.Token);
            try
            {
                if (latest.Picture is null || latest.Width != width || clock.GetElapsedTime(latest.At) > Kept)
                {
                    latest.Picture = null;
                    latest.Picture = await ask(either.Token);
                    (latest.Width, latest.At) = (width, clock.GetTimestamp());
                }

                return latest.Picture;
            }
            finally
            {
                latest.Turn.Release();
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && error is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    private sealed class Latest
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public byte[]? Picture { get; set; }

        public int Width { get; set; }

        public long At { get; set; }
    }
}
