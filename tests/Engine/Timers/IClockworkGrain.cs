namespace Actors.Tests.Timers;

internal interface IClockworkGrain : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive);

    Task Stop();

    Task Change(TimeSpan due, TimeSpan period);

    Task Busy(string gate);

    Task Fail(bool fails);

    ValueTask<int> Ticks();
}
