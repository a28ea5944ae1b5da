using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Actors.Clusters;

/// <summary>Where silos take hosts' connections: a name or address, and a port. A name may stand for many silos.</summary>
/// <param name="Host">A DNS name or an IP address.</param>
/// <param name="Port">1 to 65535.</param>
public sealed record GatewayName(string Host, int Port)
{
    /// <summary>Reads `host:port`; an IPv6 address stands in brackets.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out GatewayName? name)
    {
        ArgumentNullException.ThrowIfNull(text);
        name = null;
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > IPEndPoint.MaxPort)
        {
            return false;
        }

        var host = text[..colon];
        if (host.StartsWith('[') && host.EndsWith(']'))
        {
            host = host[1..^1];
        }

        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            return false;
        }

        name = new GatewayName(host, port);
        return true;
    }

    /// <summary>Every address that the name stands for now; none when it cannot be resolved.</summary>
    public async Task<IReadOnlyList<IPEndPoint>> ResolveAsync(CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(Host, out var literal))
        {
            return [new IPEndPoint(literal, Port)];
        }

        try
        {
            return [.. (await Dns.GetHostAddressesAsync(Host, cancellationToken)).Select(address => new IPEndPoint(address, Port))];
        }
        catch (System.Net.Sockets.SocketException)
        {
            // No silo is up yet, or the name server is away: asked again with the next refresh.
            return [];
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"{Host}:{Port}";
}
