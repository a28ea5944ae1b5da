using System.Collections.Immutable;
using System.Net;
using Actors.Settings;

namespace Actors.Clusters;

/// <summary>How a program finds and trusts the others of its cluster.</summary>
public sealed record ClusterSettings
{
    /// <summary>Name of the cluster; programs of different clusters never talk to each other.</summary>
    public required string Id { get; init; }

    /// <summary>This program's certificate, and whom it trusts; null for plain connections, which a silo allows on loopback alone.</summary>
    public ClusterCertificates? Certificates { get; init; }

    /// <summary>Where a client finds silos. Empty for a silo, which finds the others in the database.</summary>
    public ImmutableArray<GatewayName> Gateways { get; init; } = [];

    /// <summary>Name of a silo among the others.</summary>
    public string Name { get; init; } = "";

    /// <summary>The address under which the others reach a silo.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port on which silos reach a silo.</summary>
    public int SiloPort { get; init; }

    /// <summary>The port on which hosts reach a silo.</summary>
    public int GatewayPort { get; init; }

    /// <summary>Reads a host's settings: id, certificates and gateways.</summary>
    public static ClusterSettings ReadClient(SettingReader settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var names = settings.Required("CLUSTER__GATEWAYS", "where silos are, as host:port, several separated by commas");
        var gateways = ImmutableArray.CreateBuilder<GatewayName>();
        foreach (var text in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (GatewayName.TryParse(text, out var gateway))
            {
                gateways.Add(gateway);
            }
            else
            {
                settings.Refuse("CLUSTER__GATEWAYS", text, "host:port with a port from 1 to 65535, several separated by commas");
            }
        }

        return new ClusterSettings { Id = ReadId(settings), Certificates = ReadCertificates(settings), Gateways = gateways.ToImmutable() };
    }

    /// <summary>Reads a silo's settings. One that others can reach needs certificates.</summary>
    public static ClusterSettings ReadSilo(SettingReader settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var read = new ClusterSettings
        {
            Id = ReadId(settings),
            Certificates = ReadCertificates(settings),
            Name = settings.Text("CLUSTER__NAME", Environment.MachineName)!,
            Address = settings.Address("CLUSTER__ADDRESS", IPAddress.Loopback),
            SiloPort = settings.Port("CLUSTER__SILOPORT", 11111),
            GatewayPort = settings.Port("CLUSTER__GATEWAYPORT", 30000),
        };
        if (read.Address.Equals(IPAddress.Any) || read.Address.Equals(IPAddress.IPv6Any))
        {
            settings.Refuse("CLUSTER__ADDRESS", read.Address.ToString(), "the one address under which the other silos and the hosts reach this silo");
        }

        if (read.Certificates is null && !IPAddress.IsLoopback(read.Address))
        {
            settings.Refuse($"ACTORS_CLUSTER__CERTIFICATES is missing; a silo that others reach under {read.Address} needs a folder with tls.crt, tls.key and ca.crt.");
        }

        return read;
    }

    private static string ReadId(SettingReader settings)
    {
        var id = settings.Text("CLUSTER__ID", "actors")!;
        if (id.Length > 100 || id.Any(each => !char.IsAsciiLetterOrDigit(each) && each is not ('-' or '.' or '_')))
        {
            settings.Refuse("CLUSTER__ID", id, "1 to 100 letters, digits, '-', '.' and '_'");
        }

        return id;
    }

    private static ClusterCertificates? ReadCertificates(SettingReader settings)
    {
        if (settings.Existing("CLUSTER__CERTIFICATES") is not { } folder)
        {
            return null;
        }

        try
        {
            return ClusterCertificates.Load(folder, TimeProvider.System);
        }
        catch (CertificateException refusal)
        {
            settings.Refuse(refusal.Message);
            return null;
        }
    }
}
