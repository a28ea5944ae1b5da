using Actors.Audiences;
using Actors.Displays;
using Actors.Measurement;
using Actors.Observers;
using Microsoft.Extensions.Logging;

namespace Actors.Lanes;

/// <summary>Runs a lane's <see cref="LanePlan"/>: brings it its events, keeps its alarm clock, and does what it decides.</summary>
internal sealed partial class LaneGrain(
    [PersistentState("lane", ActorsRuntimeExtensions.StateStorage)] IPersistentState<LaneRecord> record,
    [PersistentState("tally", ActorsRuntimeExtensions.StateStorage)] IPersistentState<TallyRecord> tally,
    TimeProvider clock,
    RuntimeFigures figures,
    DecisionFeed decisions,
    ILogger<LaneGrain> log) : Grain, ILaneGrain
{
    private static readonly TimeSpan NewsInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>A lane that waits for tomorrow's daypart wakes up in between, so that it is there when it comes.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(5);

    private readonly Pace _news = new(NewsInterval);
    private LanePlan? _plan;
    private IGrainTimer? _alarm;
    private DateTimeOffset? _ringsAt;
    private bool _counted;

    private string Key => this.GetPrimaryKeyString();

    private string StoreId => Key.Split('/')[0];

    private LaneMode Mode => record.State.Settings is null ? LaneMode.Off : record.State.Mode;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _alarm = this.RegisterGrainTimer(WakeAsync,
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        _screens.Begin(this, (id, deadline) => GrainFactory.GetGrain<IDisplayGrain>(id).ShowAsync(_programs[id], deadline).AsTask(), MissedPeer);
        if (record.State.Settings is { } settings)
        {
            _untold.UnionWith(settings.CameraIds);
            await BeginAsync(settings);
        }

        figures.LaneActivated(Key);
        _counted = true;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_counted)
        {
            figures.LaneDeactivated(Key);
        }

        await WriteTallyAsync();
    }

    public async Task ConfigureAsync(LaneSettings settings, CancellationToken cancellationToken)
    {
        LaneRules.Check(settings);
        if (settings.LaneId != Key)
        {
            throw new ArgumentException($"The settings of \"{settings.LaneId}\" reached the lane \"{Key}\".", nameof(settings));
        }

        // The later word on the mode wins: the file's when it has changed since, else the operator's.
        var before = record.State.Settings;
        var mode = before?.Mode == settings.Mode ? record.State.Mode : settings.Mode;
        record.State.Settings = settings;
        record.State.Mode = mode;
        await WriteAsync();
        _screens.Only(settings.DisplayIds);
        foreach (var gone in _programs.Keys.Except(settings.DisplayIds).ToArray())
        {
            _programs.Remove(gone);
        }

        _live = null;
        AttendAgain();

        await TellCamerasAsync((before?.CameraIds ?? []).Except(settings.CameraIds), LaneMode.Off);
        await TellCamerasAsync(settings.CameraIds, mode);
        if (_plan is null)
        {
            await BeginAsync(settings);
            return;
        }

        var changed = _plan.ChangeMode(mode, clock.GetUtcNow());
        var configured = _plan.Configure(settings, clock.GetUtcNow());
        await ApplyAsync(configured with { Play = configured.Play ?? changed.Play }, renewed: true);
    }

    public async ValueTask ObserveAsync(SightingBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var step = _plan?.Observe(batch, clock.GetUtcNow());
        figures.Batch(step is { Accepted: true });
        await ApplyAsync(step);
    }

    public async ValueTask CameraChangedAsync(string cameraId, bool running, CancellationToken cancellationToken) =>
        await ApplyAsync(_plan?.CameraChanged(cameraId, running, clock.GetUtcNow()));

    public async Task SetModeAsync(LaneMode mode, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(mode))
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a lane mode.");
        }

        if (_plan is null || record.State.Settings is not { } settings)
        {
            throw new LaneException($"The lane \"{Key}\" is not part of any store.");
        }

        // What forbids more is obeyed before it is written, what allows more only once it is written: a failure errs on the quiet side.
        var stricter = mode < record.State.Mode;
        var before = record.State.Mode;
        record.State.Mode = mode;
        if (!stricter)
        {
            await WriteOrTakeBackAsync(before);
        }

        LogMode(Key, before, mode);
        var reached = await TellCamerasAsync(settings.CameraIds, mode);
        await ApplyAsync(_plan.ChangeMode(mode, clock.GetUtcNow()));
        if (stricter)
        {
            await record.WriteStateAsync();
        }

        if (!reached)
        {
            throw new LaneException(
                $"The lane \"{Key}\" is in the mode {mode.Name()} and ignores all else, but {string.Join(" and ", _untold.Order())} could not be told yet; it is tried again every second.");
        }
    }

    public ValueTask<LaneMode> GetModeAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Mode);

    public ValueTask<LaneOutlook?> GetOutlookAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_plan?.Outlook);

    private async Task BeginAsync(LaneSettings settings)
    {
        await LearnProgramsAsync(settings);
        _plan = new LanePlan(settings, record.State.Mode, clock.GetUtcNow(), record.State.Schedule, tally.State.Tally);

        _live = settings.DisplayIds.Length;

        // A lane whose screens are all off or under an emergency rests before it chooses anything.
        var rest = Attend(null);
        var start = _plan.Start(clock.GetUtcNow());
        await ApplyAsync(Join(rest, start));
    }

    private async Task WriteOrTakeBackAsync(LaneMode before)
    {
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            record.State.Mode = before;
            throw;
        }
    }

    private async Task WakeAsync(CancellationToken cancellationToken)
    {
        // Should anything below fail, the lane is not left without an alarm clock.
        _alarm?.Change(RetryInterval, Timeout.InfiniteTimeSpan);
        _ringsAt = null;
        await ApplyAsync(_plan?.Tick(clock.GetUtcNow()));
        await RetryAsync();
    }

    /// <summary>Does what a step asks for, and sets the alarm clock.</summary>
    private async Task ApplyAsync(LaneStep? taken, bool renewed = false)
    {
        if (Attend(taken) is not { } step)
        {
            return;
        }

        if (step.Changed)
        {
            _news.Mark();
        }

        if (step.Play is { } play)
        {
            var before = _shown?.CampaignId;
            play = play with { Decision = _plan!.Name(Guid.NewGuid()) };
            figures.Decided();
            LogDecision(Key, play.Decision.Sequence, play.Decision.ContentId, play.Decision.Trigger);
            decisions.Add(new LoggedDecision(StoreId, Key, play.Decision.PlayId!.Value, play.Decision));
            await ShowAsync(play, renewed);
            await TallyAsync(promised: before is not null || play.CampaignId is not null);
        }
        else
        {
            await ShowAsync(null, renewed);
        }

        var now = clock.GetUtcNow();
        if (_news.Take(now))
        {
            TellObservers();
        }

        Sleep(now,
        [
            step.WakeAt, _news.DueAt, _untold.Count > 0 ? now + RetryInterval : null, _attendAt, now + LongestSleep,
        ]);
    }

    /// <summary>
    /// Sets the alarm clock to the earliest of some moments, in whole milliseconds so that it does not ring just before one. One that rings
    /// earlier is left as it is: with every sighting the moments move on, and a ring too early costs less than setting it each time.
    /// </summary>
    private void Sleep(DateTimeOffset now, ReadOnlySpan<DateTimeOffset?> moments)
    {
        DateTimeOffset? next = null;
        foreach (var moment in moments)
        {
            next = next is null || moment < next ? moment ?? next : next;
        }

        if (_ringsAt is { } rings && rings > now && (next is null || rings <= next))
        {
            return;
        }

        _ringsAt = next;
        var due = next is null ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((next.Value - now).TotalMilliseconds)));
        _alarm?.Change(due, Timeout.InfiniteTimeSpan);
    }
}
