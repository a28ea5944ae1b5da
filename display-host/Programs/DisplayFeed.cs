using System.Threading.Channels;
using Actors.Clusters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>
/// One display on this host: hears its grain's programs, keeps the last, hands it to every open page, and carries the pages' reports back.
/// While the grain is out of reach the pages go on with what is here, and reports wait.
/// </summary>
internal sealed partial class DisplayFeed(
    string displayId,
    IGrainFactory grains,
    IClusterGate gate,
    ContentCache content,
    ProgramShelf shelf,
    ScreenPictures pictures,
    IOptions<DisplayHostOptions> options,
    TimeProvider clock,
    ILogger<DisplayFeed> log) : IDisplayObserver
{
    private readonly Lock _gate = new();
    private readonly List<ScreenPage> _pages = [];

    // Bounded by the pages: each reports a play of this feed once.
    private readonly Channel<PlayReport> _reports = Channel.CreateUnbounded<PlayReport>(new() { SingleReader = true });

    // Only the newest matters in these two; what it replaces is not lost but overtaken.
    private readonly Channel<(DisplayProgram Program, DisplayProgram? Good)> _toKeep = Newest<(DisplayProgram, DisplayProgram?)>();
    private readonly Channel<DisplayProgram> _toFetch = Newest<DisplayProgram>();

    private readonly CancellationTokenSource _end = new();
    private DisplayProgram? _program;
    private DisplayProgram? _good;
    private Guid _shown;

    public string DisplayId => displayId;

    /// <summary>Cancelled when the store has this display no longer.</summary>
    public CancellationToken Ended => _end.Token;

    /// <summary>The program in force; null before the first.</summary>
    public DisplayProgram? Program
    {
        get
        {
            lock (_gate)
            {
                return _program;
            }
        }
    }

    /// <summary>The last program before the one in force that a page is known to have played, emergencies aside; null before the first.</summary>
    public DisplayProgram? Good
    {
        get
        {
            lock (_gate)
            {
                return _good;
            }
        }
    }

    /// <summary>How many pages are connected, painting or not.</summary>
    public int OpenPages
    {
        get
        {
            lock (_gate)
            {
                return _pages.Count;
            }
        }
    }

    /// <summary>A page that paints, or any other where none does; null when none is connected.</summary>
    public ScreenPage? BestPage
    {
        get
        {
            lock (_gate)
            {
                return _pages.Find(page => page.Paints) ?? _pages.FirstOrDefault();
            }
        }
    }

    /// <summary>Only to be asked for once the gate is open.</summary>
    private IDisplayGrain Grain => grains.GetGrain<IDisplayGrain>(displayId);

    public void OnProgram(DisplayProgram program) => Take(program);

    /// <summary>Gives a page the program in force and every later one, until it leaves.</summary>
    public void Join(ScreenPage page)
    {
        lock (_gate)
        {
            _pages.Add(page);
            if (_program is not null)
            {
                page.Push(new PushedProgram(_program, Live: false));
            }
        }

        VitalsChanged();
    }

    public void Leave(ScreenPage page)
    {
        lock (_gate)
        {
            _pages.Remove(page);
        }

        VitalsChanged();
    }

    /// <summary>Notes that a page plays a program: when another one follows it without having brought the page down, it is one to fall back on.</summary>
    public void Plays(DisplayProgram program)
    {
        lock (_gate)
        {
            _shown = program.PlayId;
        }
    }

    /// <summary>Passes a page's report on to the grain, now or when it can be reached again.</summary>
    public void Report(PlayReport report) => _reports.Writer.TryWrite(report);

    /// <summary>Lets go of the display and its pages: the store has it no longer.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        content.Unpin(displayId);
    }

    private static Channel<T> Newest<T>() =>
        Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private void Take(DisplayProgram program)
    {
        lock (_gate)
        {
            // A grain that lost its state counts from the beginning again; its programs are newer by the clock.
            if (_program is not null && program.Revision <= _program.Revision && program.StartedAt <= _program.StartedAt)
            {
                return;
            }

            if (_program is { EmergencyId: null } before && before.PlayId == _shown && before.PlayId != program.PlayId)
            {
                _good = before;
            }

            _program = program;
            content.Pin(program, _good);
            foreach (var page in _pages)
            {
                page.Push(new PushedProgram(program, Live: true));
            }
        }

        _toKeep.Writer.TryWrite((program, Good));
        _toFetch.Writer.TryWrite(program);
        Took(displayId, program.Revision, program.Now.ContentId);
    }
}
