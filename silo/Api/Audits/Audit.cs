using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Actors.Facts;
using Actors.Metrics;
using Actors.Security;
using Actors.Stores;

namespace Actors.Api;

/// <summary>
/// Writes down who changed what. A change whose asking cannot be written is not made; an emergency, and a mode that sees less, is made all the same,
/// and written as soon as that can be.
/// </summary>
internal sealed partial class Audit : BackgroundService
{
    /// <summary>Facts that wait for a log that is out of reach; what comes on top is counted, and told in the log of the program.</summary>
    private const int MostWaiting = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer waits for the outcome to be written; then it is written behind the answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Channel<Fact> _waiting = Channel.CreateBounded<Fact>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly IFactLog _facts;
    private readonly string _storeId;
    private readonly TimeProvider _clock;
    private readonly ILogger<Audit> _logger;
    private readonly Counter<long> _late;
    private readonly Counter<long> _lost;

    public Audit(IFactLog facts, StoreSettings store, TimeProvider clock, IMeterFactory meters, ILogger<Audit> logger)
    {
        (_facts, _storeId, _clock, _logger) = (facts, store.StoreId, clock, logger);
        var meter = meters.Create(Measurements.Meter);
        _late = meter.CreateCounter<long>("actors.audit.late", description: "Entries of the audit list that were written after their answer, because the log of facts was out of reach.");
        _lost = meter.CreateCounter<long>("actors.audit.lost", description: "Entries of the audit list that were never written.");
    }

    /// <summary>Writes that a change is asked for.</summary>
    /// <exception cref="RefusedException">It cannot be written; the change must not be made.</exception>
    public async Task<AuditEntry> BeginAsync(Caller caller, IReadOnlyList<AuditItem> items, CancellationToken cancellationToken)
    {
        var entry = Entry(caller, items, "unknown");
        try
        {
            await _facts.AppendAsync([entry.Asked(_storeId)], cancellationToken);
        }
        catch (FactLogException fault)
        {
            throw RefusedException.Unavailable($"Nothing was changed, because the change cannot be written to the audit list: {fault.Message}");
        }

        return entry;
    }

    /// <summary>Writes what came of a change that <see cref="BeginAsync"/> has written.</summary>
    public Task EndAsync(AuditEntry entry, string outcome, IReadOnlyList<AuditItem>? items = null) =>
        WriteAsync((entry with { Outcome = outcome, Items = items ?? entry.Items }).Ended(_storeId));

    /// <summary>Writes a change that has been made already, because it was more urgent than this list.</summary>
    public Task AfterwardsAsync(Caller caller, IReadOnlyList<AuditItem> items, string outcome)
    {
        var entry = Entry(caller, items, outcome);
        return WriteAsync(entry.Asked(_storeId), entry.Ended(_storeId));
    }

    /// <summary>Makes a change between both facts.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="items">What it is about.</param>
    /// <param name="change">Makes it, and says what came of it.</param>
    /// <param name="cancellationToken">Ends the asking; once the change is being made, it goes on.</param>
    public async Task<T> AroundAsync<T>(
        Caller caller, IReadOnlyList<AuditItem> items, Func<Task<(T Answer, string Outcome, IReadOnlyList<AuditItem>? Items)>> change, CancellationToken cancellationToken)
    {
        var entry = await BeginAsync(caller, items, cancellationToken);
        try
        {
            var (answer, outcome, after) = await change();
            await EndAsync(entry, outcome, after);
            return answer;
        }
        catch (Exception fault)
        {
            await EndAsync(entry, fault is RefusedException or ArgumentException ? "refused" : "failed");
            throw;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                if (!_waiting.Reader.TryPeek(out var fact) || await TryAppendAsync([fact], stoppingToken))
                {
                    _waiting.Reader.TryRead(out _);
                }
                else
                {
                    await Task.Delay(Pause, _clock, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await FlushAsync();
        }
    }

    private async Task FlushAsync()
    {
        var rest = new List<Fact>();
        while (_waiting.Reader.TryRead(out var fact))
        {
            rest.Add(fact);
        }

        using var limit = new CancellationTokenSource(Patience, _clock);
        if (rest.Count > 0 && !await TryAppendAsync(rest, limit.Token))
        {
            _lost.Add(rest.Count);
            LogLost(rest.Count);
        }
    }

    private async Task WriteAsync(params Fact[] facts)
    {
        using var limit = new CancellationTokenSource(Patience, _clock);
        if (await TryAppendAsync(facts, limit.Token))
        {
            return;
        }

        foreach (var fact in facts)
        {
            if (_waiting.Writer.TryWrite(fact))
            {
                _late.Add(1);
            }
            else
            {
                _lost.Add(1);
                LogLost(1);
            }
        }
    }

    private async Task<bool> TryAppendAsync(IReadOnlyCollection<Fact> facts, CancellationToken cancellationToken)
    {
        try
        {
            await _facts.AppendAsync(facts, cancellationToken).AsTask().WaitAsync(cancellationToken);
            return true;
        }
        catch (Exception fault) when (fault is FactLogException or OperationCanceledException)
        {
            LogLate(fault);
            return false;
        }
    }

    private AuditEntry Entry(Caller caller, IReadOnlyList<AuditItem> items, string outcome) =>
        new(Guid.NewGuid(), FactRules.Kept(_clock.GetUtcNow()), caller.AccountId, caller.Name, caller.Role.Name(), items, outcome);
}
