using System.Collections.Concurrent;

namespace Actors.Tests.Chaos;

/// <summary>
/// A page without a browser: keeps the page's protocol and its playlist, fetches content, and tells what it played until a host has it. When
/// its host is gone it goes on with what it has and knocks at the next.
/// </summary>
internal sealed partial class FakeScreen(string page, string display, string pathAndToken, IReadOnlyList<Uri> hosts, History history, HttpClient http, TimeProvider clock)
{
    /// <summary>How long after a spot's end the lane may take to say what follows: the page's own patience.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, bool> _content = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = New();
    private HostWord? _program;
    private Uri _host = hosts[0];

    /// <summary>Plays that no host has taken yet.</summary>
    public int Untold => _plays.Count;

    /// <summary>Runs until cancelled; then says what it still has to say for as long as it takes, or until the second token ends that.</summary>
    public async Task RunAsync(CancellationToken end, CancellationToken hangUp)
    {
        using var link = CancellationTokenSource.CreateLinkedTokenSource(hangUp);
        var linking = Task.WhenAll(LinkAsync(link.Token), KeepAsync(link.Token));
        await PlayAsync(end);
        history.Add(at => new PageClosed(at, page));
        while (!_plays.IsEmpty && !hangUp.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, CancellationToken.None);
        }

        await link.CancelAsync();
        await linking;
    }

    private void Take(HostWord program)
    {
        history.Add(at => new ProgramTold(at, page, display, program.PlayId!.Value));
        lock (_gate)
        {
            if (_program?.PlayId != program.PlayId)
            {
                _program = program;
                _changed.SetResult();
                _changed = New();
            }
        }
    }

    private async Task PlayAsync(CancellationToken end)
    {
        var next = 0;
        while (!end.IsCancellationRequested)
        {
            var (program, changed) = Current(end);
            if (program is not { Now: { } now, Loop: { } loop })
            {
                await changed;
                continue;
            }

            if (program.RemainingMs > 0)
            {
                await ShowAsync(now, TimeSpan.FromMilliseconds(program.RemainingMs.Value) + Grace, changed);
            }

            for (var failed = 0; loop.Length > 0 && !changed.IsCompleted;)
            {
                next = next >= loop.Length ? 0 : next;
                var spot = loop[next++];
                failed = await ShowAsync(spot, TimeSpan.FromMilliseconds(spot.MaximumMs), changed) ? 0 : failed + 1;
                if (failed >= loop.Length)
                {
                    await Task.WhenAny(changed, Task.Delay(AfterFailure, clock, CancellationToken.None));
                }
            }

            await changed;
        }

        End();
    }

    /// <summary>Fetches ahead what the newest program may need, as the page does, so that it can go on without its host.</summary>
    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var (program, changed) = Current(cancellationToken);
            if (program is { Now: { } now, Loop: { } loop })
            {
                foreach (var spot in loop.Prepend(now).Concat(program.Preload ?? []))
                {
                    await HaveAsync(spot);
                }
            }

            await changed;
        }
    }

    private (HostWord? Program, Task Changed) Current(CancellationToken end)
    {
        lock (_gate)
        {
            return (_program, Task.WhenAny(_changed.Task, Task.Delay(Timeout.InfiniteTimeSpan, clock, end)));
        }
    }

    /// <summary>Shows a spot for its time, or until something newer comes. False when the spot cannot be had, so that what was on stays on.</summary>
    private async Task<bool> ShowAsync(PageSpot spot, TimeSpan time, Task changed)
    {
        var had = HaveAsync(spot);
        await Task.WhenAny(had, changed);
        if (!had.IsCompleted)
        {
            return true;
        }

        if (!await had)
        {
            return false;
        }

        Begin(spot, time);
        await Task.WhenAny(changed, Task.Delay(time, clock, CancellationToken.None));
        return true;
    }

    private async Task<bool> HaveAsync(PageSpot spot)
    {
        if (_content.ContainsKey(spot.Sha256))
        {
            return true;
        }

        try
        {
            using var answer = await http.GetAsync(new Uri(_host, "/screens/content/" + spot.Sha256));
            return answer.IsSuccessStatusCode && _content.TryAdd(spot.Sha256, true);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
