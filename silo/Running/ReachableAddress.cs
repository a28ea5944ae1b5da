using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Actors.Running;

/// <summary>The address that people and screens use for a store that listens on every address of its machine.</summary>
internal static class ReachableAddress
{
    /// <param name="bound">What the server says it is bound to.</param>
    /// <param name="listen">What it was asked to listen on.</param>
    /// <returns>Scheme, host and port, without a slash at the end.</returns>
    public static string Of(Uri bound, IPAddress listen)
    {
        var host = listen.Equals(IPAddress.Any) || listen.Equals(IPAddress.IPv6Any) ? OwnAddress() ?? IPAddress.Loopback : listen;
        return new UriBuilder(bound.Scheme, host.ToString(), bound.Port).Uri.GetLeftPart(UriPartial.Authority);
    }

    private static IPAddress? OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(face => face.OperationalStatus == OperationalStatus.Up && face.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(face => face.GetIPProperties().UnicastAddresses)
        .Select(address => address.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork);
}
