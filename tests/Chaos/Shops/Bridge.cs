using System.Net.NetworkInformation;

namespace Actors.Tests.Chaos;

/// <summary>A network of the test's own: a bridge, to which every computer of the shop is plugged with a cable that can be pulled.</summary>
internal sealed class Bridge
{
    private readonly Aftermath _aftermath;
    private readonly string _name;
    private readonly string _subnet;
    private int _nodes;

    /// <param name="aftermath">Takes it down again.</param>
    public Bridge(Aftermath aftermath)
    {
        _aftermath = aftermath;
        _name = "ac" + Guid.NewGuid().ToString("N")[..6];
        var taken = NetworkInterface.GetAllNetworkInterfaces().SelectMany(each => each.GetIPProperties().UnicastAddresses).Select(each => each.Address.ToString()).ToList();
        do
        {
            _subnet = $"10.{Random.Shared.Next(200, 250)}.{Random.Shared.Next(1, 250)}";
        }
        while (taken.Any(address => address.StartsWith(_subnet + ".", StringComparison.Ordinal)));

        aftermath.Undo($"ip link del {_name}");
        Machine.Run("ip", "link", "add", _name, "type", "bridge");
        Machine.Run("ip", "addr", "add", $"{_subnet}.1/24", "dev", _name);
        Machine.Run("ip", "link", "set", _name, "up");
    }

    /// <summary>Adds a computer.</summary>
    public Socket Plug()
    {
        var number = ++_nodes;
        var (space, cable, address) = ($"{_name}-{number}", $"{_name}v{number}", $"{_subnet}.{number + 10}");
        _aftermath.Undo($"ip netns del {space}");
        Machine.Run("ip", "netns", "add", space);
        Machine.Run("ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", space);
        Machine.Run("ip", "-n", space, "addr", "add", $"{address}/24", "dev", "eth0");
        Machine.Run("ip", "-n", space, "link", "set", "lo", "up");
        Machine.Run("ip", "-n", space, "link", "set", "eth0", "up");
        Machine.Run("ip", "link", "set", cable, "master", _name, "up");
        return new Socket(space, cable, address);
    }

    /// <summary>A computer's place in the network.</summary>
    /// <param name="Namespace">The network namespace in which its programs run.</param>
    /// <param name="Cable">The bridge's end of its cable.</param>
    /// <param name="Address">Its address.</param>
    internal sealed record Socket(string Namespace, string Cable, string Address)
    {
        public void Cut() => Machine.Run("ip", "link", "set", Cable, "down");

        public void Mend() => Machine.Run("ip", "link", "set", Cable, "up");
    }
}
