using System.Collections.Immutable;
using Actors.Cameras;
using System.Threading.Channels;

namespace Actors.Tests.Vision;

/// <summary>A roster that says what a test wants, one word after the other, and remembers what it was told.</summary>
internal sealed class RosterDouble : ICameraRoster
{
    private readonly Channel<ImmutableArray<CameraPost>> _words = Channel.CreateUnbounded<ImmutableArray<CameraPost>>();

    /// <summary>What ran each time the host asked.</summary>
    public Channel<ImmutableArray<string>> Asked { get; } = Channel.CreateUnbounded<ImmutableArray<string>>();

    /// <summary>What ran when the host left; null before.</summary>
    public ImmutableArray<string>? Left { get; private set; }

    public Action? WhenLeaving { get; set; }

    public void Say(params CameraPost[] posts) => _words.Writer.TryWrite([.. posts]);

    public async Task<ImmutableArray<CameraPost>> NextAsync(ImmutableArray<string> running, CancellationToken cancellationToken)
    {
        Asked.Writer.TryWrite(running);
        return await _words.Reader.ReadAsync(cancellationToken);
    }

    public Task LeaveAsync(ImmutableArray<string> running)
    {
        Left = running;
        WhenLeaving?.Invoke();
        return Task.CompletedTask;
    }
}
