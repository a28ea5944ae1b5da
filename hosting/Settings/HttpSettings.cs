using System.Net;

namespace Actors.Settings;

/// <summary>Where a program answers HTTP.</summary>
/// <param name="Listen">The address; loopback unless somebody decided otherwise.</param>
/// <param name="Port">The port; 0 takes any free one.</param>
/// <param name="MetricsPort">A port of its own on which /health and /metrics answer without a key, for a network where only the monitoring reaches it; null for none.</param>
public sealed record HttpSettings(IPAddress Listen, int Port, int? MetricsPort)
{
    /// <summary>True when only this machine can reach the program.</summary>
    public bool IsLocal => IPAddress.IsLoopback(Listen);

    /// <summary>Reads `HTTP__LISTEN`, `HTTP__PORT` and `HTTP__METRICSPORT`.</summary>
    public static HttpSettings Read(SettingReader settings, int port)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new HttpSettings(
            settings.Address("HTTP__LISTEN", IPAddress.Loopback),
            settings.Port("HTTP__PORT", port, any: true),
            settings.Text("HTTP__METRICSPORT") is null ? null : settings.Port("HTTP__METRICSPORT", 0, any: true));
    }
}
