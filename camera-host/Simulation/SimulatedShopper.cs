using Actors.Audiences;
using Actors.Lanes;

namespace Actors.Cameras;

/// <summary>One simulated person: comes, is recognised as a person and then as a group after the delays that a real camera has, looks now and then, goes.</summary>
internal sealed class SimulatedShopper(Random random, AgeBand ageBand, Gender gender, bool mayBeMinor, TimeSpan from, TimeSpan to)
{
    private static readonly TimeSpan VerifiedAfter = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan DescribedAfter = TimeSpan.FromSeconds(1);

    private readonly long _id = random.NextInt64(1, long.MaxValue);
    private bool _looking = random.NextDouble() < 0.5;
    private TimeSpan _turnsAt = from + TimeSpan.FromSeconds(0.5 + (2 * random.NextDouble()));
    private TimeSpan _attention;

    /// <summary>Whether the person has gone.</summary>
    public bool HasLeft(TimeSpan now) => now >= to;

    /// <summary>Whether the person is there.</summary>
    public bool IsHere(TimeSpan now) => now >= from && now < to;

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan now, TimeSpan step)
    {
        if (!IsHere(now))
        {
            return;
        }

        if (_looking)
        {
            _attention += step;
        }

        if (now >= _turnsAt)
        {
            _looking = !_looking;
            _turnsAt = now + TimeSpan.FromSeconds(1 + ((_looking ? 3 : 5) * random.NextDouble()));
        }
    }

    /// <summary>What a camera would say of the person.</summary>
    public Sighting See(TimeSpan now, LaneMode mode)
    {
        var present = now - from;
        var verified = present >= VerifiedAfter;
        var described = mode == LaneMode.Demographics && present >= DescribedAfter;
        return new Sighting(
            _id,
            described ? ageBand : AgeBand.Unknown,
            described ? gender : Gender.Unknown,
            described && _looking,
            verified,
            !described || mayBeMinor,
            present,
            described ? TimeSpan.FromTicks(Math.Min(_attention.Ticks, present.Ticks)) : TimeSpan.Zero);
    }
}
