namespace Actors.Tests.Timers;

internal interface IClockworkGrain : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive);

    Task Fail(bool fails);

    /// <summary>Lets ticks stand at a gate.</summary>
    Task Block(string gate);

    ValueTask<int> Ticks();
}
