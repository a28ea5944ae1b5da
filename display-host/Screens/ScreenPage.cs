using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Actors.Displays;

/// <summary>One open page of a display, at the other end of a WebSocket: gets programs, says what it painted.</summary>
internal sealed partial class ScreenPage(
    DisplayFeed feed, WebSocket socket, PlayTickets tickets, ProofJournal journal, UnderwayPlays underway, UnderwayKeeping keeping, DisplayFigures figures,
    TimeSpan pingInterval, TimeProvider clock, ILogger log)
{
    private const int LargestMessage = 16 << 10;

    /// <summary>Signs of life, questions of what time it is, and a word for each play that begins in eight zones.</summary>
    private const int MostMessagesASecond = 40;
    private const int PlaysRemembered = 16;

    /// <summary>A page whose browser answers while the page does not is frozen, which is told of it as long as it may come to itself.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    // A page that is still busy with a program needs only the newest of those that came meanwhile.
    private readonly Channel<PushedProgram> _programs =
        Channel.CreateBounded<PushedProgram>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly SemaphoreSlim _sending = new(1);
    private readonly Lock _gate = new();
    private readonly List<(PushedProgram Pushed, DateTimeOffset At)> _unreported = [];
    public void Push(PushedProgram program) => _programs.Writer.TryWrite(program);

    /// <summary>Runs until the page leaves, falls silent or misbehaves, or the host stops.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var scope = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        feed.Join(this);
        figures.PageCame();
        try
        {
            Task[] ways = [SendAsync(scope.Token), ReceiveAsync(scope.Token)];
            await Task.WhenAny(ways);
            await scope.CancelAsync();
            await Task.WhenAll(ways);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException)
        {
            Gone(feed.DisplayId, error.Message);
        }
        finally
        {
            figures.PageWent();
            feed.Leave(this);
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(pingInterval, clock);
        await PingAsync(cancellationToken);
        var tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
        var program = _programs.Reader.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            await Task.WhenAny(tick, program);
            if (program.IsCompleted)
            {
                await program;
                while (_programs.Reader.TryRead(out var pushed))
                {
                    await SendAsync(pushed, cancellationToken);
                }

                program = _programs.Reader.WaitToReadAsync(cancellationToken).AsTask();
            }

            if (tick.IsCompleted)
            {
                ObjectDisposedException.ThrowIf(!await tick, timer);
                await PingAsync(cancellationToken);
                tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
            }
        }
    }

    private async Task SendAsync(PushedProgram pushed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            _unreported.Add((pushed, now));
            if (_unreported.Count > PlaysRemembered)
            {
                _unreported.RemoveAt(0);
            }
        }

        var message = PageMessages.Program(pushed.Program, feed.Good, now, tickets);
        await SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, PageMessages.Default.ProgramMessage), cancellationToken);
    }

    private async ValueTask<bool> TellTimeAsync(double askedMs, CancellationToken cancellationToken)
    {
        var message = new ClockMessage("clock", askedMs, (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds);
        await SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, PageMessages.Default.ClockMessage), cancellationToken);
        return true;
    }

    private ValueTask PingAsync(CancellationToken cancellationToken) => SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(new PingMessage("ping", pingInterval.TotalMilliseconds), PageMessages.Default.PingMessage), cancellationToken);

    private async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        // Programs and questions go out by one way, answers to plays by the other; a socket takes one message at a time.
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestMessage];
        var second = clock.GetTimestamp();
        var messages = 0;
        while (true)
        {
            using var silence = new CancellationTokenSource(Silence, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
            var (length, end) = await ReceiveAsync(buffer, either.Token);
            if (end is not null)
            {
                await CloseAsync(end.Value, cancellationToken);
                return;
            }

            if (clock.GetElapsedTime(second) >= TimeSpan.FromSeconds(1))
            {
                second = clock.GetTimestamp();
                messages = 0;
            }

            var word = Read(buffer.AsSpan(0, length));

            // What was played counts towards a limit of its own, and what answers a program towards none.
            var asked = false;
            var heard = word switch
            {
                { Type: "plays", Plays: { Length: >= 1 and <= PlayClaims.MostPlays } plays, Lost: null or >= 0 } =>
                    (asked = true) && await ProveAsync(plays, word.Lost ?? 0, cancellationToken),
                { Type: "playing", Plays: { Length: >= 1 and <= PlayClaims.MostPlays } plays, Profile: { } profile } => HearPlaying(plays, profile),
                { Type: "here", Profile: { } profile } => await TellLeftAsync(profile, cancellationToken),
                { Type: "unknown", Ids: { Length: >= 1 and <= PlayClaims.MostPlays } ids } => await ProveLeftAsync(ids, cancellationToken),
                { Type: "clock", AskedMs: { } askedMs } => await TellTimeAsync(askedMs, cancellationToken),
                null => false,
                _ => Hear(word, out asked),
            };
            if (!heard || (!asked && ++messages > MostMessagesASecond))
            {
                Misbehaved(feed.DisplayId);
                await CloseAsync(WebSocketCloseStatus.PolicyViolation, cancellationToken);
                return;
            }
        }
    }

    private async Task<(int Length, WebSocketCloseStatus? End)> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        while (length < buffer.Length)
        {
            var part = await socket.ReceiveAsync(buffer[length..], cancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return (0, WebSocketCloseStatus.NormalClosure);
            }

            if (part.MessageType == WebSocketMessageType.Binary)
            {
                return (0, WebSocketCloseStatus.InvalidMessageType);
            }

            if (part.EndOfMessage)
            {
                return (length, null);
            }
        }

        return (0, WebSocketCloseStatus.MessageTooBig);
    }

    private async Task CloseAsync(WebSocketCloseStatus status, CancellationToken cancellationToken)
    {
        // The page's answer is not waited for: a page that misbehaves could keep it back.
        await socket.CloseOutputAsync(status, null, cancellationToken);
    }

    private static PageWord? Read(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, PageMessages.Default.PageWord);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes a page's word; false when it is none.</summary>
    /// <param name="word">The word.</param>
    /// <param name="asked">Whether it answers a program of this host, of which each is answered once: such a word counts towards no limit.</param>
    private bool Hear(PageWord word, out bool asked)
    {
        asked = false;
        switch (word)
        {
            case { Type: "alive", Frames: >= 0 and var frames }:
                return Alive(frames, word.Look);
            case { Type: "switched", PlayId: { } playId, ElapsedMs: >= 0 and < 3_600_000 and var elapsed }:
                asked = Switched(playId, TimeSpan.FromMilliseconds(elapsed));
                return true;
            case { Type: "broken", ContentId: { Length: <= 200 } contentId, Reason: { Length: <= 500 } reason }:
                Fails(contentId.ReplaceLineEndings(" "), reason.ReplaceLineEndings(" "));
                return true;
            case { Type: "picture", Picture: { } part }:
                asked = Take(part);
                return true;
            case { Type: "reloaded", Reason: { Length: <= 500 } reason }:
                figures.Reloaded();
                Reloaded(feed.DisplayId, reason.ReplaceLineEndings(" "));
                return true;
            default:
                return false;
        }
    }

    private bool Switched(Guid playId, TimeSpan elapsed)
    {
        var receivedAt = clock.GetUtcNow();
        (PushedProgram Pushed, DateTimeOffset At) play;
        lock (_gate)
        {
            var index = _unreported.FindIndex(entry => entry.Pushed.Program.PlayId == playId);
            if (index < 0)
            {
                return false;
            }

            play = _unreported[index];
            _unreported.RemoveAt(index);
        }

        feed.Plays(play.Pushed.Program);
        var switchedAt = PlayTiming.SwitchedAt(play.At, elapsed, receivedAt);
        feed.Report(new PlayReport(playId, play.Pushed.Program.Now.ContentId, switchedAt, PlayTiming.SightingToScreenMs(play.Pushed, switchedAt)));
        return true;
    }
}
