using System.Text.Json;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

/// <summary>
/// One time for a store and a page: both clocks stand still until they are moved together, in steps so short that neither runs away from the
/// other, and no further before what was due has happened. What the two say to each other over their link tells when it has.
/// </summary>
internal sealed class FastDayClocks
{
    /// <summary>How often the host is to ask whether the page is alive; three times as long a silence is a lost link.</summary>
    public static readonly TimeSpan Ping = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Stride = TimeSpan.FromSeconds(10);

    /// <summary>For as long after a link was opened the page asks the host again and again what time it is, and must not be told another than its own.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan SmallStep = TimeSpan.FromMilliseconds(20);

    /// <summary>For as long after a spot has come, and before it ends, each of the page's timers has its turn: something is made ready or painted then.</summary>
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>The page stops so much before the end of a spot, and goes on when the lane has said what follows.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromMilliseconds(5);

    /// <summary>The link is heard at least that often in its own time.</summary>
    private static readonly TimeSpan LongestSilence = Ping + TimeSpan.FromSeconds(15);

    /// <summary>In real time: for what a busy machine does next. A link that is lost comes back only when time goes on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    private readonly ManualClock _clock;
    private readonly IPage _page;
    private readonly Lock _gate = new();
    private readonly HashSet<Guid> _switched = [];
    private Told? _told;
    private DateTimeOffset _heard;
    private DateTimeOffset _said;
    private DateTimeOffset _opened = DateTimeOffset.MaxValue;
    private DateTimeOffset _came = DateTimeOffset.MaxValue;
    private TaskCompletionSource _word = New();

    private FastDayClocks(ManualClock clock, IPage page) => (_clock, _page, _heard, _said) = (clock, page, clock.GetUtcNow(), clock.GetUtcNow());

    /// <summary>How often the two fell silent for longer than they should, so that time had to wait for them.</summary>
    public int Waits { get; private set; }

    /// <summary>Links that were opened; one, unless the two lost each other.</summary>
    public int Links { get; private set; }

    /// <summary>Programs that the page was told.</summary>
    public int Programs { get; private set; }

    /// <summary>Opens a screen's page at the clock's time.</summary>
    public static async Task<FastDayClocks> OpenAsync(ManualClock clock, IPage page, string address)
    {
        var clocks = new FastDayClocks(clock, page);
        page.WebSocket += (_, link) =>
        {
            clocks.Links++;
            clocks._opened = clock.GetUtcNow();
            link.Close += (_, _) => clocks._opened = DateTimeOffset.MaxValue;
            link.FrameReceived += (_, frame) => clocks.Hear(frame.Text, fromPage: false);
            link.FrameSent += (_, frame) => clocks.Hear(frame.Text, fromPage: true);
        };
        var now = clock.GetUtcNow().UtcDateTime;
        await page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = now.AddSeconds(-1) });
        await page.Clock.PauseAtAsync(now);
        await page.GotoAsync(address);
        return clocks;
    }

    /// <summary>Moves both on to a moment.</summary>
    /// <param name="end">The moment.</param>
    /// <param name="changing">Called while one spot gives way to the next.</param>
    public async Task RunUntilAsync(DateTimeOffset end, Func<Task> changing)
    {
        while (_clock.GetUtcNow() < end)
        {
            var (told, switched) = Latest();
            var left = Shorter(told is null ? Stride + Near : told.EndsAt - _clock.GetUtcNow(), UntilHours());
            if (told is not null && !switched)
            {
                await SwitchAsync(told, changing);
            }
            else if (_clock.GetUtcNow() - _opened < Settling)
            {
                await StepAsync(SmallStep);
            }
            else if (told is not null && _clock.GetUtcNow() - _came > Busy && left > Busy)
            {
                await StepAsync(Shorter(left - Busy, Stride), leaps: true);
            }
            else if (left > Near + TimeSpan.FromMilliseconds(1))
            {
                await StepAsync(Shorter(left - Near, Busy));
            }
            else
            {
                await RingAsync(left);
            }
        }
    }

    /// <summary>Dayparts begin and end with a quarter of an hour, and then spots are cut short.</summary>
    private TimeSpan UntilHours() => TimeSpan.FromTicks(Quarter.Ticks - (_clock.GetUtcNow().Ticks % Quarter.Ticks));

    /// <summary>The spot is over, or the hours have changed: the lane's alarm rings, and the page waits for the word.</summary>
    private async Task RingAsync(TimeSpan left)
    {
        var before = Programs;
        _clock.Advance(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1));
        var began = TimeProvider.System.GetTimestamp();
        while (Programs == before && TimeProvider.System.GetElapsedTime(began) < Soon)
        {
            await HeardAsync(Soon);
        }

        await _page.Clock.RunForAsync((long)Near.TotalMilliseconds);
        if (Programs == before)
        {
            await StepAsync(SmallStep);
        }
    }

    /// <summary>Small steps while the page makes the next spot ready, which takes it real time, and longer ones while it dissolves.</summary>
    private async Task SwitchAsync(Told told, Func<Task> changing)
    {
        var step = SmallStep;
        for (var i = 0; i < 60 && Latest() is var (newest, switched) && newest == told && !switched; i++)
        {
            await StepAsync(step);
            if (await _page.EvaluateAsync<string?>("document.documentElement.dataset.content") == told.ContentId)
            {
                step = TimeSpan.FromMilliseconds(100);
                await changing();
            }
        }

        lock (_gate)
        {
            _switched.Add(told.PlayId);
        }

        _came = _clock.GetUtcNow();
    }

    /// <param name="by">How far.</param>
    /// <param name="leaps">Whether timers that fall due several times have one turn for all: nothing is under way, and it is ten times as fast.</param>
    private async Task StepAsync(TimeSpan by, bool leaps = false)
    {
        // The page first: what time it is it asks when the host asks it something, and both must then be there. Where each of its timers has its
        // turn at its own time, what waits for a frame has it before it gives up.
        var milliseconds = (long)by.TotalMilliseconds;
        await (leaps ? _page.Clock.FastForwardAsync(milliseconds) : _page.Clock.RunForAsync(milliseconds));
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

        // Time waits for whoever has something to say, and for what the store has yet to hear.
        await Task.Run(static () => { });
        var began = TimeProvider.System.GetTimestamp();
        while (_clock.GetUtcNow() - Earlier() > LongestSilence && TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            Waits++;
            await HeardAsync(Soon);
        }
    }

    private DateTimeOffset Earlier()
    {
        lock (_gate)
        {
            return _heard < _said ? _heard : _said;
        }
    }

    private (Told? Told, bool Switched) Latest()
    {
        lock (_gate)
        {
            return (_told, _told is not null && _switched.Contains(_told.PlayId));
        }
    }

    private async Task HeardAsync(TimeSpan patience)
    {
        Task word;
        lock (_gate)
        {
            word = _word.Task;
        }

        await Task.WhenAny(word, Task.Delay(patience, TimeProvider.System));
    }

    private void Hear(string? text, bool fromPage)
    {
        if (text is null)
        {
            return;
        }

        using var message = JsonDocument.Parse(text);
        var root = message.RootElement;
        lock (_gate)
        {
            (_heard, _said) = fromPage ? (_heard, _clock.GetUtcNow()) : (_clock.GetUtcNow(), _said);
            switch (root.GetProperty("type").GetString())
            {
                case "program" when root.GetProperty("playId").GetGuid() is var playId && playId != _told?.PlayId:
                    Programs++;
                    _told = new Told(
                        playId, root.GetProperty("now").GetProperty("contentId").GetString()!,
                        DateTimeOffset.FromUnixTimeMilliseconds((long)root.GetProperty("sentMs").GetDouble()).AddMilliseconds(root.GetProperty("remainingMs").GetDouble()));
                    break;
                case "switched":
                    _switched.Add(root.GetProperty("playId").GetGuid());
                    break;
            }

            _word.TrySetResult();
            _word = New();
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Told(Guid PlayId, string ContentId, DateTimeOffset EndsAt);
}
