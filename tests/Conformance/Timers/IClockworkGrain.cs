namespace Actors.Tests.Timers;

public interface IClockworkGrain : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave = false, bool keepAlive = false);

    Task Stop();

    Task Change(TimeSpan due, TimeSpan period);

    /// <summary>Lets the next tick change the timer's times.</summary>
    Task ChangeOnTick(TimeSpan due, TimeSpan period);

    Task StopOnTick();

    Task Stand(string gate);

    Task Fail(bool fails);

    /// <summary>Lets ticks stand at a gate, or until they are told to stop.</summary>
    Task Block(string gate);

    /// <summary>Calls itself from each tick.</summary>
    Task CallOnTick(string other);

    ValueTask<int> Ticks();

    Task Leave();
}
