using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Actors.TestKit;

/// <summary>A line between a client and a server on this machine that a test can cut, or lose an answer on.</summary>
public sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<TcpClient, TcpClient> _lines = new();
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private string? _lost;
    private volatile bool _isCut;
    private volatile Task _open = Task.CompletedTask;
    private TaskCompletionSource? _held;

    public TcpRelay(int port)
        : this(new IPEndPoint(IPAddress.Loopback, port))
    {
    }

    public TcpRelay(IPEndPoint server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the client connects, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The next request that contains these ASCII characters reaches the server; its answer is lost with the connection.</summary>
    public void LoseAnswerTo(string text) => Volatile.Write(ref _lost, text);

    /// <summary>Whether an answer that was to be lost was.</summary>
    public bool HasLost => Volatile.Read(ref _lost) is null;

    /// <summary>Ends every connection and lets no new one through.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var (client, server) in _lines)
        {
            Close(client, server);
        }
    }

    /// <summary>Carries nothing any more, and says so to nobody: a cable that is pulled. New connections hang.</summary>
    public void Hold()
    {
        _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _open = _held.Task;
    }

    /// <summary>Lets connections through again, and what was held back.</summary>
    public void Mend()
    {
        _isCut = false;
        _held?.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private static void Close(TcpClient client, TcpClient server)
    {
        client.Close();
        server.Close();
    }

    private async Task AcceptAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true)
            {
                lines.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await _open.WaitAsync(_end.Token);
                if (_isCut)
                {
                    return;
                }

                await server.ConnectAsync(_server, _end.Token);
                _lines[client] = server;
                var answer = new Answer();
                await Task.WhenAny(ToServerAsync(client, server, answer), ToClientAsync(server, client, answer));
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The line ends with either of its ends.
            }
            finally
            {
                _lines.TryRemove(client, out _);
            }
        }
    }

    private async Task ToServerAsync(TcpClient client, TcpClient server, Answer answer)
    {
        var buffer = new byte[64 * 1024];
        int length;
        while ((length = await client.GetStream().ReadAsync(buffer, _end.Token)) > 0)
        {
            if (Volatile.Read(ref _lost) is { } text && buffer.AsSpan(0, length).IndexOf(Encoding.ASCII.GetBytes(text)) >= 0)
            {
                answer.IsLost = true;
            }

            await _open.WaitAsync(_end.Token);
            await server.GetStream().WriteAsync(buffer.AsMemory(0, length), _end.Token);
        }
    }

    private async Task ToClientAsync(TcpClient server, TcpClient client, Answer answer)
    {
        var buffer = new byte[64 * 1024];
        int length;
        while ((length = await server.GetStream().ReadAsync(buffer, _end.Token)) > 0)
        {
            if (answer.IsLost)
            {
                Volatile.Write(ref _lost, null);
                return;
            }

            await _open.WaitAsync(_end.Token);
            await client.GetStream().WriteAsync(buffer.AsMemory(0, length), _end.Token);
        }
    }

    private sealed class Answer
    {
        public volatile bool IsLost;
    }
}
