using System.Net.WebSockets;
using System.Text.Json;

namespace Actors.Tests.Chaos;

internal sealed partial class FakeScreen
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstSilence = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(3);

    private async Task LinkAsync(CancellationToken cancellationToken)
    {
        var wait = FirstWait;
        for (var i = 0; !cancellationToken.IsCancellationRequested; i++)
        {
            _host = hosts[i % hosts.Count];
            try
            {
                if (await HoldAsync(_host, cancellationToken))
                {
                    wait = FirstWait;
                }
            }
            catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException or HttpRequestException)
            {
                // The next knock is at the next host's door.
            }

            await Task.Delay(wait * (0.75 + (Random.Shared.NextDouble() / 2)), clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    /// <summary>Holds one link until it ends. True when it ever stood.</summary>
    private async Task<bool> HoldAsync(Uri host, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        var (path, token) = pathAndToken.Split('?', 2) is [var before, var after] ? (before, after) : (pathAndToken, "");
        var address = new UriBuilder(host) { Scheme = "ws", Path = path + "/link", Query = token }.Uri;
        using (var patience = new CancellationTokenSource(ConnectPatience, clock))
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken))
        {
            await socket.ConnectAsync(address, either.Token);
        }

        history.Add(at => new LinkOpened(at, page, display, host.Authority));
        using var scope = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var turn = new SemaphoreSlim(1);
        try
        {
            Task[] ways = [HearAsync(socket, Say, scope.Token), TellAsync(Say, scope.Token)];
            await Task.WhenAny(ways);
            await scope.CancelAsync();
            await Task.WhenAll(ways);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            // Lost.
        }
        finally
        {
            history.Add(at => new LinkLost(at, page));
        }

        return true;

        async Task Say(object word)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(word, JsonSerializerOptions.Web);
            await turn.WaitAsync(scope.Token);
            try
            {
                await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, scope.Token);
            }
            finally
            {
                turn.Release();
            }
        }
    }

    private async Task HearAsync(ClientWebSocket socket, Func<object, Task> say, CancellationToken cancellationToken)
    {
        var silence = FirstSilence;
        var frames = 0;
        while (true)
        {
            using var patience = new CancellationTokenSource(silence, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            if (await ReceiveAsync(socket, either.Token) is not { } word)
            {
                return;
            }

            switch (word)
            {
                case { Type: "ping", EveryMs: { } every }:
                    silence = TimeSpan.FromMilliseconds(3 * every);
                    await say(new { type = "alive", frames = frames++ });
                    break;
                case { Type: "program", PlayId: not null }:
                    Take(word);
                    break;
                case { Type: "proved", Ids: { } ids }:
                    Forget(ids);
                    break;
            }
        }
    }

    private static async Task<HostWord?> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.EndOfMessage)
            {
                return JsonSerializer.Deserialize<HostWord>(buffer.AsSpan(0, length), JsonSerializerOptions.Web);
            }
        }
    }
}
