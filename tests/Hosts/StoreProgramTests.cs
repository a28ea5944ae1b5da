using System.Net;
using System.Net.Sockets;
using Actors.Programs;
using Actors.Settings;

namespace Actors.Tests.Hosts;

public class StoreProgramTests
{
    [Fact]
    public void A_port_that_is_taken_is_told_before_anything_starts()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Should.Throw<SettingsException>(() => StoreProgram.CreateBuilder("test", new HttpSettings(IPAddress.Loopback, port, null), 1024))
            .Message.ShouldBe($"ACTORS_HTTP__PORT is {port}, on which this program cannot listen at 127.0.0.1: Address already in use.");
        Should.NotThrow(() => StoreProgram.CreateBuilder("test", new HttpSettings(IPAddress.Loopback, 0, null), 1024));
    }
}
