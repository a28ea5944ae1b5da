using System.Threading.Channels;

namespace Actors.Benchmarks.Engine;

/// <summary>What one would write without an engine: a channel of requests, one reader, and pooled replies. It has no timeouts, filters, copies or activation.</summary>
internal sealed class ChannelMailbox : IAsyncDisposable
{
    private readonly Channel<ChannelRequest> _channel = Channel.CreateUnbounded<ChannelRequest>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _reader;
    private long _total;

    public ChannelMailbox() => _reader = ReadAsync();

    public ValueTask Take(Reading reading)
    {
        var request = ChannelRequest.Rent(reading);
        var reply = request.Reply;
        _channel.Writer.TryWrite(request);
        return reply;
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Writer.Complete();
        await _reader;
    }

    private async Task ReadAsync()
    {
        await foreach (var request in _channel.Reader.ReadAllAsync())
        {
            _total += request.Reading!.Value;
            request.Complete();
        }
    }
}
