using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;

namespace Actors.Benchmarks.Engine;

/// <summary>A pooled request of the bare mailbox.</summary>
internal sealed class ChannelRequest : IValueTaskSource
{
    private static readonly ConcurrentQueue<ChannelRequest> Pool = new();

    private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };

    public Reading? Reading { get; private set; }

    public ValueTask Reply => new(this, _core.Version);

    public static ChannelRequest Rent(Reading reading)
    {
        var request = Pool.TryDequeue(out var spare) ? spare : new ChannelRequest();
        request.Reading = reading;
        return request;
    }

    public void Complete() => _core.SetResult(true);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    public void GetResult(short token)
    {
        _core.GetResult(token);
        _core.Reset();
        Reading = null;
        Pool.Enqueue(this);
    }
}
