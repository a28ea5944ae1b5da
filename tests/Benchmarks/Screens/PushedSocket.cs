using System.Net.WebSockets;

namespace Actors.Benchmarks.Screens;

/// <summary>A socket of the floor: hears that something came, and how much.</summary>
internal sealed class PushedSocket
{
    private PushedSocket(Task ended) => Ended = ended;

    public Task Ended { get; }

    public static async Task<PushedSocket> OpenAsync(Uri link, Action<int> pushed, CancellationToken end)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(link, end);
        return new PushedSocket(HearAsync(socket, pushed, end));
    }

    private static async Task HearAsync(ClientWebSocket socket, Action<int> pushed, CancellationToken end)
    {
        using (socket)
        {
            var buffer = new byte[64 * 1024];
            var length = 0;
            try
            {
                while (true)
                {
                    var part = await socket.ReceiveAsync(buffer, end);
                    length += part.Count;
                    if (part.EndOfMessage)
                    {
                        pushed(length);
                        length = 0;
                    }
                }
            }
            catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
            {
                // The floor is taken away.
            }
        }
    }
}
