using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Actors.Running;

/// <summary>One connection to a browser by its own protocol (https://chromedevtools.github.io/devtools-protocol/).</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly string[] Endings = ["Inspector.targetCrashed", "Inspector.detached", "Target.detachedFromTarget"];

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _asked = new();
    private readonly Channel<string> _gone = Channel.CreateUnbounded<string>(new() { SingleReader = true });
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TimeProvider _clock;
    private Task _reading = Task.CompletedTask;
    private int _last;

    private DevTools(TimeProvider clock) => _clock = clock;

    /// <summary>Sessions whose page crashed or was closed; it ends with the connection.</summary>
    public ChannelReader<string> Gone => _gone.Reader;

    public static async Task<DevTools> ConnectAsync(Uri endpoint, TimeProvider clock, CancellationToken cancellationToken)
    {
        var tools = new DevTools(clock);
        try
        {
            await tools._socket.ConnectAsync(endpoint, cancellationToken);
            tools._reading = tools.ReadAsync();
            return tools;
        }
        catch
        {
            await tools.DisposeAsync();
            throw;
        }
    }

    /// <summary>The browser's answer to a command.</summary>
    /// <exception cref="IOException">It answers with an error, or is gone.</exception>
    /// <exception cref="TimeoutException">It does not answer in time.</exception>
    public async Task<JsonElement> AskAsync(string method, object parameters, string? session, TimeSpan patience, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = answer;
        try
        {
            var command = session is null
                ? JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters })
                : JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters, sessionId = session });
            await _sending.WaitAsync(cancellationToken);
            try
            {
                await _socket.SendAsync(command, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            }
            finally
            {
                _sending.Release();
            }

            return await answer.Task.WaitAsync(patience, _clock, cancellationToken);
        }
        catch (Exception fault) when (fault is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            throw new IOException($"the browser is gone: {fault.Message}", fault);
        }
        finally
        {
            _asked.TryRemove(id, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAsync()
    {
        var message = new MemoryStream();
        var block = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(block, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                message.Write(block, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Hear(message.GetBuffer().AsMemory(0, (int)message.Length));
                    message.SetLength(0);
                }
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The browser has ended, or this connection has.
        }

        _gone.Writer.TryComplete();
        foreach (var asked in _asked.Values)
        {
            asked.TrySetException(new IOException("the browser is gone."));
        }
    }

    private void Hear(ReadOnlyMemory<byte> message)
    {
        using var json = JsonDocument.Parse(message);
        var root = json.RootElement;
        if (root.TryGetProperty("id", out var id))
        {
            if (_asked.TryGetValue(id.GetInt32(), out var asked))
            {
                if (root.TryGetProperty("error", out var error))
                {
                    asked.TrySetException(new IOException(error.GetProperty("message").GetString()));
                }
                else
                {
                    asked.TrySetResult(root.GetProperty("result").Clone());
                }
            }
        }
        else if (root.TryGetProperty("method", out var method) && Endings.Contains(method.GetString(), StringComparer.Ordinal))
        {
            var session = root.TryGetProperty("sessionId", out var own) ? own
                : root.GetProperty("params").TryGetProperty("sessionId", out var detached) ? detached : default;
            if (session.ValueKind == JsonValueKind.String)
            {
                _gone.Writer.TryWrite(session.GetString()!);
            }
        }
    }
}
