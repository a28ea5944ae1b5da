using Actors.Emergencies;
using Actors.Measurement;
using Actors.Observers;
using Microsoft.Extensions.Logging;

namespace Actors.Displays;

/// <summary>Holds a display's program and counts what its pages really showed.</summary>
internal sealed partial class DisplayGrain(
    [PersistentState("display", ActorsRuntimeExtensions.StateStorage)] IPersistentState<DisplayRecord> record,
    TimeProvider clock,
    RuntimeFigures figures,
    ILogger<DisplayGrain> log) : Grain, IDisplayGrain
{
    /// <summary>Several pages of one display report the same play within moments of each other.</summary>
    private const int RememberedPlays = 32;

    /// <summary>Two seconds in buckets of a millisecond.</summary>
    private const int Buckets = 2000;

    private readonly ObserverSet<IDisplayObserver> _hosts = new(clock, figures);
    private readonly Queue<Guid> _reported = new();
    private readonly HistogramCount _sightingToScreen = new(Buckets);
    private PlayReport? _lastPlay;
    private long _plays;
    private bool _written = true;

    private string Key => this.GetPrimaryKeyString();

    public async ValueTask ShowAsync(DisplayProgram program, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (program.DisplayId != Key)
        {
            throw new ArgumentException($"A program of \"{program.DisplayId}\" reached the display \"{Key}\".", nameof(program));
        }

        var revision = record.State.Program?.Revision ?? long.MinValue;
        if (program.Revision < revision || (program.Revision == revision && _written))
        {
            return;
        }

        // What was said of an emergency's last showing says nothing of this one.
        if (program.EmergencyId is { } emergency && record.State.Acknowledged?.EmergencyId == emergency && record.State.Program?.PlayId != program.PlayId)
        {
            record.State.Acknowledged = null;
        }

        // The screen comes first: what is written is for a restart.
        record.State.Program = program;
        _written = false;
        _hosts.Notify(host => host.OnProgram(program));
        await record.WriteStateAsync();
        _written = true;
    }

    public ValueTask<DisplayProgram?> GetProgramAsync(CancellationToken cancellationToken) => ValueTask.FromResult(record.State.Program);

    public async ValueTask ReportAsync(PlayReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.SightingToScreenMs is { } elapsed && (!double.IsFinite(elapsed) || elapsed < 0))
        {
            throw new ArgumentException($"SightingToScreenMs is {elapsed}; allowed is a finite number from 0.", nameof(report));
        }

        if (_reported.Contains(report.PlayId))
        {
            return;
        }

        await AcknowledgeAsync(report);
        _reported.Enqueue(report.PlayId);
        if (_reported.Count > RememberedPlays)
        {
            _reported.Dequeue();
        }

        _plays++;
        _lastPlay = report;
        figures.Played();
        if (report.SightingToScreenMs is { } milliseconds)
        {
            _sightingToScreen.Add(milliseconds);
        }
    }

    /// <summary>A page that switched to an emergency's program says so for its screen; should the writing fail, the page's word is not taken and comes again.</summary>
    private async Task AcknowledgeAsync(PlayReport report)
    {
        var before = record.State.Acknowledged;
        if (record.State.Program is not { EmergencyId: { } emergency } program || program.PlayId != report.PlayId || before?.EmergencyId == emergency)
        {
            return;
        }

        record.State.Acknowledged = new EmergencyAcknowledgement(emergency, report.SwitchedAt);
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            record.State.Acknowledged = before;
            throw;
        }
    }

    public ValueTask PagesChangedAsync(string hostId, int pages, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<DisplaySnapshot> GetSnapshotAsync(CancellationToken cancellationToken)
    {
        JudgeHealth();
        return ValueTask.FromResult(new DisplaySnapshot(
            Key, record.State.Program, _watch!.PaintingPages, _plays, _lastPlay, _sightingToScreen.ToHistogram(), _watch.Condition, record.State.Acknowledged));
    }

    public ValueTask<DisplayProgram?> SubscribeAsync(IDisplayObserver observer, CancellationToken cancellationToken)
    {
        _hosts.Subscribe(observer);
        return ValueTask.FromResult(record.State.Program);
    }

    public ValueTask UnsubscribeAsync(IDisplayObserver observer, CancellationToken cancellationToken)
    {
        _hosts.Unsubscribe(observer);
        return ValueTask.CompletedTask;
    }
}
