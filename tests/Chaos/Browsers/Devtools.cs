using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;

namespace Actors.Tests.Chaos;

/// <summary>
/// The browser's own protocol (https://chromedevtools.github.io/devtools-protocol/), as far as a screen is watched with it. A driver that is
/// surprised by the death of its browser would be of no use here.
/// </summary>
internal sealed class Devtools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _asked = new();
    private readonly SemaphoreSlim _turn = new(1);
    private Task _hearing = Task.CompletedTask;
    private int _number;

    private Devtools()
    {
    }

    /// <summary>Hears every event: the session, its name, what it carries.</summary>
    public event Action<string, JsonElement>? Happened;

    public static async Task<Devtools> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var devtools = new Devtools();
        devtools._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await devtools._socket.ConnectAsync(address, cancellationToken);
        devtools._hearing = devtools.HearAsync();
        return devtools;
    }

    /// <summary>Asks, and waits for the answer. Fails when the browser refuses, or ends meanwhile.</summary>
    public async Task<JsonElement> AskAsync(string method, object parameters, string? session = null)
    {
        var number = Interlocked.Increment(ref _number);
        var answer = _asked[number] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SayAsync(number, method, parameters, session);
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _hearing;
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task SayAsync(int number, string method, object parameters, string? session)
    {
        var words = JsonSerializer.SerializeToUtf8Bytes(session is null ? new { id = number, method, @params = parameters } : new { id = number, method, @params = parameters, sessionId = session } as object);
        await _turn.WaitAsync(_end.Token);
        try
        {
            await _socket.SendAsync(words, WebSocketMessageType.Text, endOfMessage: true, _end.Token);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task HearAsync()
    {
        var buffer = new byte[1 << 20];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), _end.Token);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                if (part.EndOfMessage)
                {
                    await TakeAsync(JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, length)));
                    length = 0;
                }
                else if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            // The browser is gone, which whoever asked it something must learn.
        }

        foreach (var (_, asked) in _asked)
        {
            asked.TrySetException(new IOException("The browser has ended."));
        }
    }

    private async Task TakeAsync(JsonElement message)
    {
        if (message.TryGetProperty("id", out var number))
        {
            if (_asked.TryRemove(number.GetInt32(), out var asked))
            {
                if (message.TryGetProperty("result", out var result))
                {
                    asked.TrySetResult(result);
                }
                else
                {
                    asked.TrySetException(new InvalidOperationException($"The browser refuses: {message}"));
                }
            }

            return;
        }

        // Without this word the browser sends no further picture; its answer is of no interest.
        var (method, parameters) = (message.GetProperty("method").GetString()!, message.GetProperty("params"));
        Happened?.Invoke(method, parameters);
        if (method == "Page.screencastFrame")
        {
            await SayAsync(Interlocked.Increment(ref _number), "Page.screencastFrameAck", new { sessionId = parameters.GetProperty("sessionId").GetInt32() }, message.GetProperty("sessionId").GetString());
        }
    }
}
