using Actors.Lanes;
using Actors.Vision;

namespace Actors.Cameras;

/// <summary>A simulator in a camera's place; it obeys the lane's mode in the same way.</summary>
internal sealed class SimulatedFeed(SimulatorOptions options, ModeInForce mode, Outbox outbox, TimeProvider clock) : ICameraFeed
{
    public bool Simulated => true;

    public string Provider => "none";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var simulator = new ShopperSimulator(options);
        var cadence = new BatchCadence();
        var obeyed = LaneMode.Off;
        var since = clock.GetTimestamp();
        var played = TimeSpan.Zero;
        using var timer = new PeriodicTimer(ShopperSimulator.Step, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            for (var now = clock.GetElapsedTime(since); played + ShopperSimulator.Step <= now; played += ShopperSimulator.Step)
            {
                simulator.Advance();
            }

            var current = mode.Current;
            if (current == LaneMode.Off)
            {
                continue;
            }

            if (current != obeyed)
            {
                cadence.Reset();
                obeyed = current;
            }

            var sightings = simulator.Sightings(current);
            var at = clock.GetUtcNow();
            if (cadence.IsDue([.. sightings.Select(sighting => sighting.TrackId)], at))
            {
                outbox.Post(current, at, sightings);
            }
        }
    }

    public void Dispose()
    {
    }
}
