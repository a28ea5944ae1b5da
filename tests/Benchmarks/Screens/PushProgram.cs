using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Actors.Benchmarks.Screens;

/// <summary>The floor: a bare server that pushes so many bytes into every socket when it is asked to, and does nothing else.</summary>
internal static class PushProgram
{
    public const string Verb = "screens-push";
    public const string Ready = "pushes at ";

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var sockets = new ConcurrentDictionary<WebSocket, bool>();
        await using var app = builder.Build();
        app.UseWebSockets();
        app.MapGet("/link", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            sockets[socket] = true;
            try
            {
                await socket.ReceiveAsync(new byte[16], context.RequestAborted);
            }
            catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
            {
                // Gone without a word.
            }

            sockets.TryRemove(socket, out _);
        });
        app.MapPost("/push", async (int bytes) =>
        {
            var message = new byte[bytes];
            Array.Fill(message, (byte)'x');
            await Task.WhenAll(sockets.Keys.Select(socket => socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None)));
        });
        await app.StartAsync();
        Console.WriteLine(Ready + app.Urls.First());
        while (await Console.In.ReadLineAsync() is not null)
        {
            // It lives until its input ends.
        }

        await app.StopAsync();
        return 0;
    }
}
