using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace Actors.Benchmarks.Screens;

/// <summary>A screen's page without a browser: says what a page says, as often as it does, and paints nothing.</summary>
internal sealed class BarePage(string display, Uri link, PageCounts counts, TimeProvider clock)
{
    private const int FramesASecond = 60;

    /// <summary>How long a spot is shown before its page has painted it: what a browser needs for a picture that it has.</summary>
    private const double PaintedAfterMs = 40;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly string _pageId = Guid.NewGuid().ToString("N");
    private readonly Guid _profile = Guid.NewGuid();
    private readonly long _began = clock.GetTimestamp();
    private (Guid Id, string? Ticket, string ContentId, double StartedMs, long Began)? _running;
    private Guid? _playId;
    private bool _isTold;

    /// <summary>What a change brings reaches it here: the screen, the content, the length of the message.</summary>
    public required Action<string, string, int> Told { get; init; }

    /// <summary>Runs until cancelled, or until the host hangs up.</summary>
    /// <param name="opened">Called once the link stands.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Action opened, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await socket.ConnectAsync(link, cancellationToken);
        opened();
        try
        {
            while (await ReceiveAsync(socket, cancellationToken) is { } message)
            {
                await HearAsync(socket, message, cancellationToken);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            // The link is gone, which is counted below unless it was to be.
        }

        if (!cancellationToken.IsCancellationRequested)
        {
            counts.Lost();
        }
    }

    private async Task HearAsync(ClientWebSocket socket, JsonElement message, CancellationToken cancellationToken)
    {
        switch (message.GetProperty("type").GetString())
        {
            case "ping":
                await SayAsync(socket, new { type = "clock", askedMs = Passed }, cancellationToken);
                await SayAsync(socket, new { type = "alive", frames = (long)(Passed / 1000 * FramesASecond), look = Look() }, cancellationToken);
                await TellPlayingAsync(socket, cancellationToken);
                break;
            case "program" when message.GetProperty("playId").GetGuid() is var playId && playId != _playId:
                _playId = playId;
                counts.Program();
                var now = message.GetProperty("now");
                var content = now.GetProperty("contentId").GetString()!;
                Told(display, content, message.GetRawText().Length);
                await EndAsync(socket, cancellationToken);
                _running = (Guid.NewGuid(), now.GetProperty("ticket").GetString(), content, message.GetProperty("sentMs").GetDouble() + PaintedAfterMs, clock.GetTimestamp());
                _isTold = false;
                await TellPlayingAsync(socket, cancellationToken);
                await SayAsync(socket, new { type = "switched", playId, contentId = content, elapsedMs = PaintedAfterMs }, cancellationToken);
                break;
            case "proved":
                counts.Proved(message.GetProperty("ids").GetArrayLength());
                break;
        }
    }

    private double Passed => clock.GetElapsedTime(_began).TotalMilliseconds;

    /// <summary>A picture of its own for each piece of content, as a still has.</summary>
    private object Look() => new
    {
        page = _pageId,
        play = _playId,
        content = _running?.ContentId,
        visible = true,
        picture = string.Create(CultureInfo.InvariantCulture, $"{(uint)(_running?.ContentId.GetHashCode(StringComparison.Ordinal) ?? 0):x16}"),
        light = 0.5,
        moves = false,
        shown = 0,
        memory = 8_000_000,
    };

    private async Task TellPlayingAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        if (_running is { Ticket: { } ticket } play)
        {
            var plays = new[] { new { id = play.Id, ticket = _isTold ? null : ticket, startedMs = play.StartedMs, ms = Math.Round(clock.GetElapsedTime(play.Began).TotalMilliseconds) } };
            await SayAsync(socket, new { type = "playing", profile = _profile, plays }, cancellationToken);
            _isTold = true;
        }
    }

    private async Task EndAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        if (_running is { Ticket: { } ticket } play)
        {
            var ms = Math.Round(clock.GetElapsedTime(play.Began).TotalMilliseconds);
            await SayAsync(socket, new { type = "plays", plays = new[] { new { id = play.Id, ticket, startedMs = play.StartedMs, ms } }, lost = 0 }, cancellationToken);
        }

        _running = null;
    }

    private static Task SayAsync(ClientWebSocket socket, object word, CancellationToken cancellationToken) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(word, JsonSerializerOptions.Web), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private async Task<JsonElement?> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.EndOfMessage)
            {
                return JsonSerializer.Deserialize<JsonElement>(_buffer.AsSpan(0, length));
            }
        }
    }
}
