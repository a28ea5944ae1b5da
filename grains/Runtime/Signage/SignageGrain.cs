using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Actors.Facts;
using Actors.Lanes;
using Actors.Measurement;
using Actors.Observers;
using Actors.Stores;
using Microsoft.Extensions.Logging;

namespace Actors.Signage;

/// <summary>Keeps a store's signage, changes it, and hands each lane its part.</summary>
internal sealed partial class SignageGrain(
    [PersistentState("signage", ActorsRuntimeExtensions.StateStorage)] IPersistentState<SignageRecord> record,
    TimeProvider clock,
    RuntimeFigures figures,
    ILogger<SignageGrain> log) : Grain, ISignageGrain
{
    private const int LongestKey = 100;
    private const int LongestName = 200;
    private const int MostDone = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DoneTime = TimeSpan.FromHours(24);
    private static readonly TimeSpan TrashInterval = TimeSpan.FromHours(1);

    private readonly HandOut _lanes = new(Patience, clock);
    private StoreSettings? _store;
    private IGrainTimer? _resume;

    /// <summary>What is on disk: while something newer is being written, no lane is told of it.</summary>
    private (long Revision, ImmutableArray<SignageItem> Items) _written = (0, []);

    private string Key => this.GetPrimaryKeyString();

    private SignageRecord State => record.State;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _written = (State.Revision, State.Items);
        _lanes.Begin(this, ScheduleAsync, (fault, lane) =>
        {
            figures.Unreachable();
            LogUnreachable(fault, Key, lane);
        });
        if (State.Revision > 0)
        {
            _resume = this.RegisterGrainTimer(ResumeAsync, new GrainTimerCreationOptions(TimeSpan.Zero, Patience));
        }

        this.RegisterGrainTimer(EmptyTrashAsync, new GrainTimerCreationOptions(TrashInterval, TrashInterval));
        return Task.CompletedTask;
    }

    public ValueTask<SignageSnapshot> GetSnapshotAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new SignageSnapshot(State.Revision, State.Items, _lanes.Behind));

    public ValueTask<SignageItem?> FindAsync(SignageKind kind, string itemId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Find(kind, itemId));

    public async Task<SignageOutcome> ChangeAsync(SignageChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        PlainText.Check(change.By, LongestName, nameof(change.By));
        if (change.IdempotencyKey is not null)
        {
            PlainText.Check(change.IdempotencyKey, LongestKey, nameof(change.IdempotencyKey));
        }

        var now = clock.GetUtcNow();
        var hash = change.IdempotencyKey is null ? "" : Hash(change with { IdempotencyKey = null });
        if (Done(change.IdempotencyKey, now) is { } done)
        {
            return done.Hash == hash
                ? new SignageOutcome(SignageVerdict.Repeated, [.. done.Kinds.Zip(done.ItemIds, Find).OfType<SignageItem>()], [], State.Revision)
                : Failed(SignageVerdict.KeyReused, [$"IdempotencyKey \"{change.IdempotencyKey}\" was used for another change; allowed is a new key for each change."]);
        }

        // What the trash no longer holds cannot be restored, and its id is free again.
        var store = _store ?? await LearnStoreAsync(cancellationToken);
        var editing = SignageEdits.Apply([.. State.Items.Where(item => !SignageEdits.IsGone(item, now))], change.Edits, change.By, now);
        if (editing.Verdict != SignageVerdict.Done)
        {
            return Failed(editing.Verdict, editing.Sentences);
        }

        var broken = SignageRules.Check(store, editing.Items, editing.Changed);
        if (broken.Length > 0)
        {
            return Failed(SignageVerdict.Refused, broken);
        }

        await WriteAsync(editing.Items, change.IdempotencyKey is not { } key ? State.Done :
        [
            .. State.Done.Where(one => IsRemembered(one, now)).TakeLast(MostDone - 1),
            new SignageDone(key, hash, now, [.. editing.Changed.Select(static item => item.Kind)], [.. editing.Changed.Select(static item => item.ItemId)]),
        ]);
        LogChanged(Key, change.By, change.Edits.Length, State.Revision);
        await TellLanesAsync();
        return new SignageOutcome(SignageVerdict.Done, editing.Changed, [], State.Revision);
    }

    public async Task HandOutAsync(CancellationToken cancellationToken)
    {
        await LearnStoreAsync(cancellationToken);
        if (State.Revision > 0)
        {
            await TellLanesAsync();
        }
    }

    private IReadOnlyCollection<string> LaneIds => [.. (_store?.Lanes ?? []).Select(static lane => lane.LaneId)];

    private Task ScheduleAsync(string laneId, CancellationToken deadline) => _store?.Lanes.FirstOrDefault(lane => lane.LaneId == laneId) is { } lane
        ? GrainFactory.GetGrain<ILaneGrain>(laneId).ScheduleAsync(LaneScheduling.For(_store, lane, _written.Items, _written.Revision), deadline)
        : Task.CompletedTask;

    private Task TellLanesAsync()
    {
        _lanes.Only(LaneIds);
        return _lanes.ToAsync(LaneIds);
    }

    /// <summary>Whoever was here before may have been killed between its disk and its lanes.</summary>
    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (_store is null)
        {
            using var deadline = new CancellationTokenSource(Patience, clock);
            await LearnStoreAsync(deadline.Token);
            _lanes.Doubt(LaneIds);
        }

        _resume?.Dispose();
    }

    private SignageItem? Find(SignageKind kind, string itemId) => State.Items.FirstOrDefault(item => item.Kind == kind && item.ItemId == itemId);

    private SignageDone? Done(string? key, DateTimeOffset now) =>
        key is null ? null : State.Done.FirstOrDefault(done => done.Key == key && IsRemembered(done, now));

    private static bool IsRemembered(SignageDone done, DateTimeOffset now) => now < done.At + DoneTime;

    private SignageOutcome Failed(SignageVerdict verdict, ImmutableArray<string> sentences) => new(verdict, [], sentences, State.Revision);

    /// <summary>
    /// The lanes' parts depend on the store's definition too: where that has changed, everything is of a new revision, or the lanes would not
    /// take it.
    /// </summary>
    private async Task<StoreSettings> LearnStoreAsync(CancellationToken cancellationToken)
    {
        var store = await GrainFactory.GetGrain<IStoreGrain>(Key).GetSettingsAsync(cancellationToken).AsTask().WaitAsync(cancellationToken)
            ?? throw new StoreException($"The store \"{Key}\" has no definition yet; try again once it has.");
        var hash = Hash(store);
        if (State.StoreHash != hash && State.Revision > 0)
        {
            await WriteAsync(State.Items, State.Done, hash);
        }

        State.StoreHash = hash;
        _store = store;
        return store;
    }

    private async Task EmptyTrashAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!State.Items.Any(item => SignageEdits.IsGone(item, now)))
        {
            return;
        }

        try
        {
            await WriteAsync([.. State.Items.Where(item => !SignageEdits.IsGone(item, now))], State.Done);
        }
        catch (Exception fault)
        {
            LogTrashStays(fault, Key);
        }
    }

    private async Task WriteAsync(ImmutableArray<SignageItem> items, ImmutableArray<SignageDone> done, string? storeHash = null)
    {
        var before = (State.Revision, State.Items, State.Done, State.StoreHash);
        State.Revision++;
        State.Items = items;
        State.Done = done;
        State.StoreHash = storeHash ?? State.StoreHash;
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            (State.Revision, State.Items, State.Done, State.StoreHash) = before;
            throw;
        }

        _written = (State.Revision, State.Items);
    }

    private static string Hash<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value)));
}
