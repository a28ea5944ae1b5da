using System.Net;
using System.Net.Sockets;
using Actors.Running;

namespace Actors.Serving;

/// <summary>Ports of this machine's loopback.</summary>
internal static class Ports
{
    /// <summary>Ports that are free now.</summary>
    public static int[] Free(int count)
    {
        var probes = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            return [.. probes.Select(probe =>
            {
                probe.Start();
                return ((IPEndPoint)probe.LocalEndpoint).Port;
            })];
        }
        finally
        {
            Array.ForEach(probes, probe => probe.Stop());
        }
    }

    /// <exception cref="StartRefusedException">One of them is taken.</exception>
    public static void RefuseTaken(IEnumerable<int> ports)
    {
        foreach (var port in ports)
        {
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
            }
            catch (SocketException fault)
            {
                throw new StartRefusedException($"The port {port} of 127.0.0.1 cannot be opened ({fault.Message}); choose others with --port, the first of four, or 0 for any free ones.", fault);
            }
        }
    }
}
