using System.Collections.Immutable;
using System.Text.Json;
using Actors.Lanes;
using Actors.Measurement;
using Actors.Observers;
using Actors.Stores;
using Microsoft.Extensions.Logging;

namespace Actors.Emergencies;

/// <summary>
/// Keeps a store's emergencies and tells its lanes. An emergency begins and ends in the lanes, which know its times: nothing here has to wake
/// up for it.
/// </summary>
internal sealed partial class EmergencyGrain(
    [PersistentState("emergencies", ActorsRuntimeExtensions.StateStorage)] IPersistentState<EmergencyRecord> record,
    TimeProvider clock,
    RuntimeFigures figures,
    ILogger<EmergencyGrain> log) : Grain, IEmergencyGrain
{
    /// <summary>Half of the second within which an emergency is to be on the screens: one lane that cannot be reached must not cost the others theirs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    private readonly HandOut _lanes = new(Patience, clock);

    /// <summary>What is on disk: while something newer is being written, nobody is told of it.</summary>
    private (long Revision, ImmutableArray<Emergency> Emergencies) _written = (0, []);

    private string Key => this.GetPrimaryKeyString();

    private EmergencyRecord State => record.State;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Whoever was here before may have been killed between its disk and its lanes.
        _written = (State.Revision, State.Emergencies);
        _lanes.Begin(this, ObeyAsync, (fault, lane) =>
        {
            figures.Unreachable();
            LogUnreachable(fault, Key, lane);
        });
        if (State.Revision > 0)
        {
            _lanes.Doubt(LaneIds);
        }

        return Task.CompletedTask;
    }

    public ValueTask<EmergenciesSnapshot> GetSnapshotAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new EmergenciesSnapshot(State.Revision, EmergencyRules.Kept(State.Emergencies, clock.GetUtcNow()), _lanes.Behind));

    public async Task<Emergency> FireAsync(Emergency emergency, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        ArgumentNullException.ThrowIfNull(emergency);
        var before = Find(emergency.EmergencyId);
        if (before is not null && Same(before with { RevokedAt = null, RevokedBy = null }, emergency))
        {
            return before;
        }

        EmergencyRules.Check(emergency, now);
        await CheckTargetAsync(emergency, cancellationToken);
        if (State.Emergencies.Count(other => other != before && !EmergencyRules.IsOver(other, now)) >= EmergencyRules.MostOpen)
        {
            throw new ArgumentException(
                $"{EmergencyRules.MostOpen} emergencies are in force or to come; allowed are no more, so revoke one first.", nameof(emergency));
        }

        await WriteAsync([emergency, .. State.Emergencies.Where(other => other != before)], State.Lanes);
        LogFired(Key, emergency.Severity, emergency.EmergencyId, emergency.FiredBy, emergency.StartsAt, emergency.ExpiresAt);
        await TellLanesAsync();
        return emergency;
    }

    public async Task<Emergency?> RevokeAsync(string emergencyId, string by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(emergencyId);
        ArgumentException.ThrowIfNullOrEmpty(by);
        var now = clock.GetUtcNow();
        if (Find(emergencyId) is not { } emergency || EmergencyRules.IsOver(emergency, now))
        {
            return Find(emergencyId);
        }

        var revoked = emergency with { RevokedAt = now, RevokedBy = by };
        await WriteAsync(State.Emergencies.Replace(emergency, revoked), State.Lanes);
        LogRevoked(Key, emergencyId, by);
        await TellLanesAsync();
        return revoked;
    }

    public async Task HandOutAsync(CancellationToken cancellationToken)
    {
        await LearnLanesAsync(cancellationToken);
        if (State.Revision > 0)
        {
            await TellLanesAsync();
        }
    }

    private IReadOnlyCollection<string> LaneIds => [.. State.Lanes.Select(static lane => lane.LaneId)];

    private Task TellLanesAsync()
    {
        _lanes.Only(LaneIds);
        return _lanes.ToAsync(LaneIds);
    }

    private Emergency? Find(string? emergencyId) => State.Emergencies.FirstOrDefault(emergency => emergency.EmergencyId == emergencyId);

    private Task ObeyAsync(string laneId, CancellationToken deadline) => State.Lanes.FirstOrDefault(lane => lane.LaneId == laneId) is { } lane
        ? GrainFactory.GetGrain<ILaneGrain>(laneId).ObeyAsync(
            EmergencyRules.Orders(_written.Emergencies, _written.Revision, laneId, lane.Kind, lane.DisplayIds, clock.GetUtcNow()), deadline)
        : Task.CompletedTask;

    /// <summary>Asks the store again before it says that it does not know a place.</summary>
    private async Task CheckTargetAsync(Emergency emergency, CancellationToken cancellationToken)
    {
        if (State.Lanes.IsEmpty || Unknown(emergency) is not null)
        {
            await LearnLanesAsync(cancellationToken);
        }

        if (Unknown(emergency) is { } unknown)
        {
            throw new ArgumentException($"Target names \"{unknown}\", which the store \"{Key}\" does not have; allowed are its lanes and displays.", nameof(emergency));
        }

        if (!State.Lanes.Any(lane => lane.DisplayIds.Any(display => EmergencyRules.Covers(emergency.Target, lane.LaneId, lane.Kind, display))))
        {
            throw new ArgumentException("Target names no screen that the store has; allowed is a target with at least one.", nameof(emergency));
        }
    }

    private string? Unknown(Emergency emergency) =>
        emergency.Target.LaneIds.Except(LaneIds, StringComparer.Ordinal).FirstOrDefault()
        ?? emergency.Target.DisplayIds.Except(State.Lanes.SelectMany(static lane => lane.DisplayIds), StringComparer.Ordinal).FirstOrDefault();

    private async Task LearnLanesAsync(CancellationToken cancellationToken)
    {
        var settings = await GrainFactory.GetGrain<IStoreGrain>(Key).GetSettingsAsync(cancellationToken)
            ?? throw new StoreException($"The store \"{Key}\" has no definition yet; try again once it has.");
        ImmutableArray<LanePlace> lanes = [.. settings.Lanes.Select(static lane => new LanePlace(lane.LaneId, lane.Kind, lane.DisplayIds))];
        if (!Same(lanes, State.Lanes))
        {
            // Where there is anything to obey, a lane that is new or has moved has other orders, and takes them only with a new revision.
            await WriteAsync(State.Emergencies, lanes, State.Emergencies.IsEmpty ? 0 : 1);
        }
    }

    private async Task WriteAsync(ImmutableArray<Emergency> emergencies, ImmutableArray<LanePlace> lanes, int revisions = 1)
    {
        var before = (State.Revision, State.Emergencies, State.Lanes);
        State.Revision += revisions;
        State.Emergencies = EmergencyRules.Kept(emergencies, clock.GetUtcNow());
        State.Lanes = lanes;
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            (State.Revision, State.Emergencies, State.Lanes) = before;
            throw;
        }

        _written = (State.Revision, State.Emergencies);
    }

    /// <summary>Records with lists in them compare by reference; what they would be stored as says it.</summary>
    private static bool Same<T>(T one, T other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);
}
