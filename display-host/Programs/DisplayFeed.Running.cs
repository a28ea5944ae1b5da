using System.Threading.Channels;

namespace Actors.Displays;

internal sealed partial class DisplayFeed
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Runs until cancelled or ended. What is kept plays at once; the cluster may come when it comes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var scope = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        lock (_gate)
        {
            _good = shelf.FindGood(displayId);
        }

        if (shelf.Find(displayId) is { } kept)
        {
            Take(kept);
        }

        await Task.WhenAll(FollowGrainAsync(scope.Token), KeepAsync(scope.Token), FetchAsync(scope.Token));
    }

    private async Task FollowGrainAsync(CancellationToken cancellationToken)
    {
        try
        {
            await gate.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        await Task.WhenAll(
            StaySubscribedAsync(cancellationToken),
            TellVitalsAsync(cancellationToken),
            DeliverAsync(_reports, "report", (report, token) => Grain.ReportAsync(report, token), cancellationToken));
    }

    private Task KeepAsync(CancellationToken cancellationToken) =>
        DeliverAsync(_toKeep, "kept program", async (kept, token) => await shelf.KeepAsync(kept.Program, kept.Good, token), cancellationToken, Timeout.InfiniteTimeSpan);

    private async Task StaySubscribedAsync(CancellationToken cancellationToken)
    {
        // References hold on to nothing: the view lives as long as this does.
        var view = new View(this);
        var self = grains.CreateObjectReference<IDisplayObserver>(this);
        var eyes = grains.CreateObjectReference<IDisplayView>(view);
        var backoff = new Backoff();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var wait = options.Value.SubscriptionRenewal;
                try
                {
                    if (await CallAsync(token => Grain.SubscribeAsync(self, token), cancellationToken) is { } program)
                    {
                        Take(program);
                    }

                    await OfferViewAsync(eyes, cancellationToken);
                    backoff.Reset();
                    VitalsChanged();
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
            grains.DeleteObjectReference<IDisplayView>(eyes);
            GC.KeepAlive(view);
        }
    }

    private async Task UnsubscribeAsync(IDisplayObserver self)
    {
        try
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1), clock);
            await Grain.UnsubscribeAsync(self, soon.Token);
            await Grain.VitalsAsync(new DisplayVitals(options.Value.HostId, clock.GetUtcNow(), []), soon.Token);
        }
        catch (Exception error)
        {
            // The grain forgets by itself within a minute.
            Unreachable(displayId, "unsubscription", 0, error.Message);
        }
    }

    private async Task DeliverAsync<T>(
        Channel<T> queue, string what, Func<T, CancellationToken, ValueTask> deliver, CancellationToken cancellationToken, TimeSpan? limit = null)
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
                        await CallAsync(async token => { await deliver(item, token); return true; }, cancellationToken, limit);
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
                foreach (var item in program.Needs())
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

    private async ValueTask<T> CallAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        using var timeout = new CancellationTokenSource(limit ?? CallTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        return await call(either.Token).AsTask().WaitAsync(either.Token);
    }
}
