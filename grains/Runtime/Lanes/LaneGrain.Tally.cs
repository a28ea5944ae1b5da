using Actors.Emergencies;
using Actors.Signage;
using Actors.Stores;
using Orleans.Storage;

namespace Actors.Lanes;

/// <summary>What the plan has to know of its screens, and what the lane has to remember of its plays.</summary>
internal sealed partial class LaneGrain
{
    /// <summary>What a lane may forget of plays that are promised to nobody when its process is killed.</summary>
    private static readonly TimeSpan TallyInterval = TimeSpan.FromSeconds(30);

    /// <summary>What the plan was told; null where it has to be told anew.</summary>
    private int? _live;
    private DateTimeOffset _attended = DateTimeOffset.MinValue;
    private DateTimeOffset? _attendAt = DateTimeOffset.MinValue;
    private DateTimeOffset _talliedAt;
    private bool _untallied;

    /// <summary>
    /// Tells the plan how many screens show what it plays, whenever that may have changed: one that is off or under an emergency does not. It rests
    /// while none does.
    /// </summary>
    private LaneStep? Attend(LaneStep? step)
    {
        var now = clock.GetUtcNow();
        if (_plan is null || record.State.Settings is not { } settings || (now >= _attended && (_attendAt is null || now < _attendAt)))
        {
            return step;
        }

        var zone = StoreZone.Find(settings.Zone);
        var hours = Schedule.Items.Any(static item => item.Hours is not null);
        var live = settings.DisplayIds.Count(id =>
            EmergencyRules.For(id, settings, record.State.Emergencies, now) is null && (!hours || ScreenHoursRules.IsOn(Schedule, id, zone, now)));
        _attended = now;
        _attendAt = EmergencyRules.NextChange(record.State.Emergencies, now);
        foreach (var id in hours ? settings.DisplayIds : [])
        {
            if (ScreenHoursRules.NextChange(Schedule, id, zone, now) is { } change && (_attendAt is null || change < _attendAt))
            {
                _attendAt = change;
            }
        }

        if (live == _live)
        {
            return step;
        }

        _live = live;
        return Join(Join(step, _plan.Screens(live, now)), _plan.Rest(live == 0 && !settings.DisplayIds.IsEmpty, now));
    }

    /// <summary>Something has changed by which a screen may be off or under an emergency.</summary>
    private void AttendAgain() => _attendAt = DateTimeOffset.MinValue;

    private static LaneStep Join(LaneStep? first, LaneStep second) => first is not { } one ? second : second with
    {
        Accepted = one.Accepted,
        Changed = one.Changed || second.Changed,
        Play = second.Play ?? one.Play,
    };

    /// <summary>Writes down what was shown: at once where something was promised, otherwise from time to time.</summary>
    /// <param name="promised">Whether a campaign's play has begun or ended.</param>
    private async Task TallyAsync(bool promised)
    {
        _untallied = true;
        if (promised || clock.GetUtcNow() - _talliedAt >= TallyInterval || clock.GetUtcNow() < _talliedAt)
        {
            await WriteTallyAsync();
        }
    }

    private async Task WriteTallyAsync()
    {
        if (!_untallied || _plan?.Tally is not { } shown || (shown.Campaigns.IsEmpty && shown.Entries.IsEmpty && tally.State.Tally is null))
        {
            return;
        }

        tally.State.Tally = shown;
        try
        {
            await tally.WriteStateAsync();
            _talliedAt = clock.GetUtcNow();
            _untallied = false;
        }
        catch (InconsistentStateException)
        {
            // Another activation has written: this one is the old one.
            DeactivateOnIdle();
        }
        catch (Exception fault)
        {
            // What is on the screens goes on; the next play tries again.
            LogTallyUnwritten(fault, Key);
        }
    }
}
