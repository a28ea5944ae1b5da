namespace Actors.Tests.Timers;

/// <summary>A cluster whose timers and reminders run by a clock that stands still until a test moves it.</summary>
public sealed class Clocked : IAsyncLifetime
{
    private Cluster _cluster = null!;

    public ManualClock Clock { get; } = new() { Lateness = TimeSpan.FromMilliseconds(1) };

    public async Task InitializeAsync() => _cluster = await Cluster.StartAsync(clock: Clock);

    public T New<T>()
        where T : IGrainWithStringKey => _cluster.Grain<T>(Gates.New());

    /// <summary>Moves the clock on in steps until the journal has a line so many times. Reminders need steps: between two ticks an engine works.</summary>
    public Task PassUntilAsync(Journal journal, string line, int times = 1) => Deadline.Until(
        () =>
        {
            if (journal.Lines.Count(one => one == line) >= times)
            {
                return true;
            }

            Clock.Advance(TimeSpan.FromSeconds(20));
            return false;
        },
        $"the line '{line}' {times} times");

    public async Task DisposeAsync() => await _cluster.DisposeAsync();
}
