using System.Net;
using System.Net.Sockets;

namespace Actors.TestKit;

/// <summary>Ports of this machine that nobody listens on now.</summary>
public static class Loopback
{
    /// <summary>That many ports, each another one.</summary>
    public static int[] FreePorts(int count)
    {
        var probes = Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            foreach (var probe in probes)
            {
                probe.Start();
            }

            return Array.ConvertAll(probes, static probe => ((IPEndPoint)probe.LocalEndpoint).Port);
        }
        finally
        {
            foreach (var probe in probes)
            {
                probe.Dispose();
            }
        }
    }
}
