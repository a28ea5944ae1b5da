using System.Collections.Immutable;
using Actors.Audiences;
using Actors.Displays;
using Actors.Lanes;
using Actors.Signage;
using Actors.TestKit;

namespace Actors.Tests.Lanes;

/// <summary>Drives a plan as a grain does: hands it events and ticks it at every moment at which it asked to be woken.</summary>
internal sealed class LaneDrive
{
    private readonly Dictionary<string, long> _sequences = [];
    private LaneStep _step;

    public LaneDrive(LaneSettings settings, LaneMode? mode = null, DateTimeOffset? start = null, LaneSchedule? schedule = null, LaneTally? tally = null)
    {
        Settings = settings;
        Schedule = schedule ?? LaneSchedule.Nothing(settings.LaneId);
        Now = start ?? new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        Plan = new LanePlan(settings, mode ?? settings.Mode, Now, schedule, tally);
        Take(Plan.Start(Now));
    }

    public LanePlan Plan { get; }

    public LaneSettings Settings { get; private set; }

    public LaneSchedule Schedule { get; }

    public DateTimeOffset Now { get; private set; }

    public List<LanePlay> Plays { get; } = [];

    public LaneStep Last => _step;

    public LanePlay Playing => Plays[^1];

    /// <summary>Called after every step and just before time moves on past the last moment of a state.</summary>
    public Action? Invariant { get; set; }

    public LaneStep See(params Sighting[] people) => See(Some.CameraId, Plan.Snapshot(Now).Mode, people);

    public LaneStep See(string camera, LaneMode mode, params Sighting[] people)
    {
        var sequence = _sequences[camera] = _sequences.GetValueOrDefault(camera) + 1;
        return Take(Plan.Observe(Some.Batch(sequence, Now, [.. people], mode, camera), Now));
    }

    public LaneStep Take(Func<LanePlan, DateTimeOffset, LaneStep> call) => Take(call(Plan, Now));

    public void Configure(LaneSettings settings)
    {
        Settings = settings;
        Take(Plan.Configure(settings, Now));
    }

    /// <summary>Lets time pass, with the same people in front of the camera five times a second when <paramref name="people"/> are given; otherwise the cameras are silent.</summary>
    public void Pass(double seconds, params Sighting[] people)
    {
        var until = Now + Some.Seconds(seconds);
        while (people.Length > 0 && Now + Some.Seconds(0.2) <= until)
        {
            Sleep(Now + Some.Seconds(0.2));
            See(people);
        }

        Sleep(until);
    }

    public void Sleep(DateTimeOffset until)
    {
        while (_step.WakeAt is { } wake && wake <= until)
        {
            MoveTo(wake);
            Take(Plan.Tick(Now));
        }

        MoveTo(until);
    }

    private void MoveTo(DateTimeOffset moment)
    {
        if (moment > Now)
        {
            Now = moment.AddTicks(-1);
            Invariant?.Invoke();
        }

        Now = moment;
    }

    private LaneStep Take(LaneStep step)
    {
        if (step.WakeAt is { } wake)
        {
            wake.ShouldBeGreaterThan(Now, "a plan asked to be woken at a moment that is over");
        }

        if (step.Play is { } play)
        {
            Plays.Add(play);
        }

        _step = step;
        Invariant?.Invoke();
        return step;
    }
}
