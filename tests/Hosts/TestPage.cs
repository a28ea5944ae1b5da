using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Actors.Displays;

namespace Actors.Tests;

/// <summary>A screen's page without a browser: the other end of the WebSocket.</summary>
internal sealed class TestPage : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    /// <summary>The last program that came.</summary>
    public JsonElement Program { get; private set; }

    public static async Task<TestPage> OpenAsync(PlayerHost host)
    {
        var page = new TestPage();
        var token = new UriBuilder(host.ScreenAddress) { Scheme = "ws" };
        token.Path += "/link";
        await page._socket.ConnectAsync(token.Uri, default);
        return page;
    }

    /// <summary>The ticket of the program's spot, or of one of its loop.</summary>
    public async Task<string> TicketAsync(string contentId)
    {
        while (Program.ValueKind == JsonValueKind.Undefined || Find(contentId) is null)
        {
            await HearAsync("program");
        }

        return Find(contentId)!;
    }

    public static object Play(Guid id, string ticket, DateTimeOffset startedAt, double ms) => new { id, ticket, startedMs = startedAt.ToUnixTimeMilliseconds(), ms };

    public Task SayAsync(params object[] plays) => SendAsync(new { type = "plays", plays });

    /// <summary>Says any word.</summary>
    public Task SayWordAsync(object word) => SendAsync(word);

    /// <summary>Says what may be no word at all.</summary>
    public Task SayTextAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);

    /// <summary>Waits until the host asks for a picture, and sends these bytes for one, in parts.</summary>
    public async Task AnswerPictureAsync(byte[] bytes, int width)
    {
        var question = await HearAsync("picture");
        question.GetProperty("width").GetInt32().ShouldBe(width);
        var parts = bytes.Chunk(11_000).ToList();
        for (var part = 0; part < parts.Count; part++)
        {
            await SendAsync(new { type = "picture", picture = new { id = question.GetProperty("id").GetGuid(), part, of = parts.Count, bytes = Convert.ToBase64String(parts[part]) } });
        }
    }

    public Task SayPlayingAsync(Guid profile, params object[] plays) => SendAsync(new { type = "playing", profile, plays });

    public Task SayHereAsync(Guid profile) => SendAsync(new { type = "here", profile });

    public Task SayUnknownAsync(params Guid[] ids) => SendAsync(new { type = "unknown", ids });

    /// <summary>The ids of plays that the host asks the page after.</summary>
    public async Task<Guid[]> LeftAsync() => (await HearAsync("left")).GetProperty("ids").Deserialize<Guid[]>()!;

    private Task SendAsync(object word) => _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(word), WebSocketMessageType.Text, true, default);

    /// <summary>The ids that the host says are safe with it.</summary>
    public async Task<Guid[]> ProvedAsync() => (await HearAsync("proved")).GetProperty("ids").Deserialize<Guid[]>()!;

    /// <summary>Waits until the host ends the connection, and tells why.</summary>
    public async Task<WebSocketCloseStatus?> ClosedAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }

        return _socket.CloseStatus;
    }

    /// <summary>Waits until the host has ended the connection, in whichever way.</summary>
    public async Task GoneAsync()
    {
        try
        {
            await ClosedAsync();
        }
        catch (WebSocketException)
        {
            // Cut off without a word.
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private string? Find(string contentId) => Program.GetProperty("loop").EnumerateArray().Prepend(Program.GetProperty("now"))
        .FirstOrDefault(spot => spot.GetProperty("contentId").GetString() == contentId) is { ValueKind: JsonValueKind.Object } found ? found.GetProperty("ticket").GetString() : null;

    private async Task<JsonElement> HearAsync(string type)
    {
        while (await ReceiveAsync() is { } message)
        {
            if (message.GetProperty("type").GetString() == "program")
            {
                Program = message;
            }

            if (message.GetProperty("type").GetString() == type)
            {
                return message;
            }
        }

        throw new InvalidOperationException($"Expected '{type}' from the host; it closed the connection: {_socket.CloseStatus}.");
    }

    private async Task<JsonElement?> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var buffer = new byte[1 << 16];
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(length), limit.Token);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.EndOfMessage)
            {
                return JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, length)).RootElement;
            }
        }
    }
}
