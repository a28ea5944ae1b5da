using System.Threading.Channels;
using Actors.Cameras;
using Actors.Displays;
using Actors.Lanes;

namespace Actors.Tests;

/// <summary>An observer that keeps what it hears.</summary>
internal sealed class Recorder<T>
{
    private readonly Channel<T> _heard = Channel.CreateUnbounded<T>();

    public void Hear(T news) => _heard.Writer.TryWrite(news);

    /// <summary>The next piece of news; fails when none comes.</summary>
    public async Task<T> NextAsync(string expected)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            return await _heard.Reader.ReadAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Expected {expected}; nothing was heard within 20 s.");
        }
    }

    /// <summary>Everything heard and not yet taken.</summary>
    public List<T> Rest()
    {
        var rest = new List<T>();
        while (_heard.Reader.TryRead(out var news))
        {
            rest.Add(news);
        }

        return rest;
    }
}

internal sealed class LaneListener : ILaneObserver
{
    public Recorder<LaneSnapshot> Heard { get; } = new();

    public void OnLaneChanged(LaneSnapshot lane) => Heard.Hear(lane);
}

internal sealed class AudienceListener : IAudienceObserver
{
    public Recorder<LaneAudience> Heard { get; } = new();

    public void OnAudienceChanged(LaneAudience audience) => Heard.Hear(audience);
}

internal sealed class CameraListener : ICameraObserver
{
    public Recorder<LaneMode> Heard { get; } = new();

    public void OnModeChanged(LaneMode mode) => Heard.Hear(mode);
}

internal sealed class DisplayListener : IDisplayObserver
{
    public Recorder<DisplayProgram> Heard { get; } = new();

    public void OnProgram(DisplayProgram program) => Heard.Hear(program);
}
