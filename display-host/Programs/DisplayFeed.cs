using System.Threading.Channels;
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
    ContentCache content,
    ProgramShelf shelf,
    IOptions<DisplayHostOptions> options,
    TimeProvider clock,
    ILogger<DisplayFeed> log) : IDisplayObserver
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);

    private readonly IDisplayGrain _grain = grains.GetGrain<IDisplayGrain>(displayId);
    private readonly Lock _gate = new();
    private readonly List<ScreenPage> _pages = [];

    // Bounded by the pages: each reports a play of this feed once. A proof of play is never dropped.
    private readonly Channel<PlayReport> _reports = Channel.CreateUnbounded<PlayReport>(new() { SingleReader = true });

    // Only the newest matters in these three; what it replaces is not lost but overtaken.
    private readonly Channel<DisplayProgram> _toKeep = Newest<DisplayProgram>();
    private readonly Channel<DisplayProgram> _toFetch = Newest<DisplayProgram>();
    private readonly Channel<int> _pageCounts = Newest<int>();

    private DisplayProgram? _program;

    public string DisplayId => displayId;

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

        PagesChanged();
    }

    public void Leave(ScreenPage page)
    {
        lock (_gate)
        {
            _pages.Remove(page);
        }

        PagesChanged();
    }

    /// <summary>Counts again how many pages really paint.</summary>
    public void PagesChanged()
    {
        lock (_gate)
        {
            _pageCounts.Writer.TryWrite(_pages.Count(page => page.Painting));
        }
    }

    /// <summary>Passes a page's report on to the grain, now or when it can be reached again.</summary>
    public void Report(PlayReport report) => _reports.Writer.TryWrite(report);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (shelf.Find(displayId) is { } kept)
        {
            Take(kept);
        }

        await Task.WhenAll(
            StaySubscribedAsync(cancellationToken),
            DeliverAsync(_reports, "report", (report, token) => _grain.ReportAsync(report, token), cancellationToken),
            DeliverAsync(_pageCounts, "page count", (pages, token) => _grain.PagesChangedAsync(options.Value.HostId, pages, token), cancellationToken),
            DeliverAsync(_toKeep, "kept program", async (program, token) => await shelf.KeepAsync(program, token), cancellationToken),
            FetchAsync(cancellationToken));
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

            _program = program;
            content.Pin(program);
            foreach (var page in _pages)
            {
                page.Push(new PushedProgram(program, Live: true));
            }
        }

        _toKeep.Writer.TryWrite(program);
        _toFetch.Writer.TryWrite(program);
        Took(displayId, program.Revision, program.Now.ContentId);
    }

    private async Task StaySubscribedAsync(CancellationToken cancellationToken)
    {
        var self = grains.CreateObjectReference<IDisplayObserver>(this);
        var backoff = new Backoff();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var wait = options.Value.SubscriptionRenewal;
                try
                {
                    if (await CallAsync(token => _grain.SubscribeAsync(self, token), cancellationToken) is { } program)
                    {
                        Take(program);
                    }

                    backoff.Reset();
                    PagesChanged();
                }
                catch (Exception error) when (!cancellationToken.IsCancellationRequested)
                {
                    wait = backoff.Next();
                    Unreachable(displayId, "subscription", wait.TotalSeconds, error.Message);
                }

                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await UnsubscribeAsync(self);
        }
        finally
        {
            grains.DeleteObjectReference<IDisplayObserver>(self);
        }
    }

    private async Task UnsubscribeAsync(IDisplayObserver self)
    {
        try
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1), clock);
            await _grain.UnsubscribeAsync(self, soon.Token);
            await _grain.PagesChangedAsync(options.Value.HostId, 0, soon.Token);
        }
        catch (Exception error)
        {
            // The grain forgets by itself within a minute.
            Unreachable(displayId, "unsubscription", 0, error.Message);
        }
    }

    private async Task DeliverAsync<T>(Channel<T> queue, string what, Func<T, CancellationToken, ValueTask> deliver, CancellationToken cancellationToken)
    {
        var backoff = new Backoff();
        try
        {
            await foreach (var item in queue.Reader.ReadAllAsync(cancellationToken))
            {
                while (true)
                {
                    try
                    {
                        await CallAsync(async token => { await deliver(item, token); return true; }, cancellationToken);
                        backoff.Reset();
                        break;
                    }
                    catch (ArgumentException error)
                    {
                        // The grain can be reached and will never take it.
                        Refused(displayId, what, error.Message);
                        break;
                    }
                    catch (Exception error) when (!cancellationToken.IsCancellationRequested)
                    {
                        var wait = backoff.Next();
                        Unreachable(displayId, what, wait.TotalSeconds, error.Message);
                        await Task.Delay(wait, clock, cancellationToken);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var program in _toFetch.Reader.ReadAllAsync(cancellationToken))
            {
                foreach (var item in program.Loop.Prepend(program.Now).DistinctBy(item => item.Sha256))
                {
                    await FetchAsync(item, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task FetchAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (content.Find(item.Sha256) is null)
        {
            Unplayable(displayId, item.ContentId, item.MediaType);
            return;
        }

        try
        {
            if (await content.GetAsync(item.Sha256, cancellationToken) is null)
            {
                Missing(displayId, item.ContentId, item.Sha256);
            }
        }
        catch (Exception error) when (error is ActorsException or IOException or HttpRequestException)
        {
            NotFetched(displayId, item.ContentId, error.Message);
        }
    }

    private async ValueTask<T> CallAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CallTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return await call(either.Token).AsTask().WaitAsync(either.Token);
    }
}
