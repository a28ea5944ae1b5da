using System.Collections.Immutable;
using System.Threading.Channels;

namespace Actors.Displays;

internal sealed partial class DisplayFeed
{
    /// <summary>A grain takes a host that is silent for three times as long for gone.</summary>
    private static readonly TimeSpan VitalsInterval = TimeSpan.FromSeconds(2);

    /// <summary>What changes within it is told in one.</summary>
    private static readonly TimeSpan VitalsPause = TimeSpan.FromMilliseconds(100);

    private const int MostPages = 32;

    private readonly Channel<bool> _vitalsNews = Newest<bool>();

    /// <summary>Tells the grain at once.</summary>
    public void VitalsChanged() => _vitalsNews.Writer.TryWrite(true);

    /// <summary>Tells the grain how the pages are, every two seconds as long as there are any; nothing is as new as the next word, so that none waits.</summary>
    private async Task TellVitalsAsync(CancellationToken cancellationToken)
    {
        // Hundreds of displays of one host do not speak in one moment.
        var wait = VitalsInterval * Random.Shared.NextDouble();
        var (owed, failed) = (false, false);
        Task news = _vitalsNews.Reader.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            await news.WaitAsync(wait, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                await news.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }

            wait = VitalsInterval;
            if (news.IsCompleted)
            {
                _vitalsNews.Reader.TryRead(out _);
                news = _vitalsNews.Reader.WaitToReadAsync(cancellationToken).AsTask();
            }

            var pages = PageVitals();
            if (pages.IsEmpty && !owed)
            {
                continue;
            }

            try
            {
                var vitals = new DisplayVitals(options.Value.HostId, clock.GetUtcNow(), pages);
                await CallAsync(async token => { await Grain.VitalsAsync(vitals, token); return true; }, cancellationToken);
                (owed, failed) = (!pages.IsEmpty, false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                if (!failed)
                {
                    Unreachable(displayId, "vitals", VitalsInterval.TotalSeconds, error.Message);
                }

                (owed, failed) = (true, true);
            }
            catch (OperationCanceledException)
            {
                // The host stops.
            }

            await Task.Delay(VitalsPause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private ImmutableArray<PageVitals> PageVitals()
    {
        lock (_gate)
        {
            return [.. _pages.Take(MostPages).Select(page => page.Vitals)];
        }
    }
}
