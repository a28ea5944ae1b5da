using System.Collections;
using System.Text.RegularExpressions;
using Actors.Clusters;
using Actors.Settings;

namespace Actors.Cameras;

/// <summary>Everything a camera host of a cluster is told from outside.</summary>
/// <param name="Cluster">Where silos are, and whom to trust.</param>
/// <param name="Http">Where health and metrics answer.</param>
/// <param name="StoreId">The store whose cameras are shared, such as `s1`.</param>
/// <param name="HostId">Name of this host among the store's camera hosts.</param>
/// <param name="Capacity">How many cameras it takes, 1 to 1000.</param>
/// <param name="Home">The folder with models, ONNX Runtime and demo clips.</param>
internal sealed partial record CameraHostSettings(ClusterSettings Cluster, HttpSettings Http, string StoreId, string HostId, int Capacity, string Home)
{
    private const int DefaultPort = 8081;

    /// <exception cref="SettingsException">A setting is wrong, missing or unknown; the message tells them all.</exception>
    public static CameraHostSettings Read(IReadOnlyList<string> arguments, IDictionary environment)
    {
        var settings = new SettingReader(arguments, environment);
        var defaults = new CameraHostOptions();
        var read = new CameraHostSettings(
            ClusterSettings.ReadClient(settings),
            HttpSettings.Read(settings, DefaultPort),
            settings.Required("STOREID", "the store's id in its store file, such as s1"),
            settings.Text("HOST__ID", defaults.HostId)!,
            settings.Number("HOST__CAPACITY", defaults.Capacity, 1, CameraHostOptions.MostCapacity),
            Path.GetFullPath(settings.Text("HOME", ".actors")!));
        if (read.StoreId.Length > 0 && !StoreKey().IsMatch(read.StoreId))
        {
            settings.Refuse("STOREID", read.StoreId, "1 to 40 lower-case letters, digits and inner hyphens");
        }

        if (read.HostId.Length > CameraHostOptions.LongestHostId)
        {
            settings.Refuse("HOST__ID", read.HostId, $"1 to {CameraHostOptions.LongestHostId} characters");
        }

        settings.Finish();
        return read;
    }

    /// <summary>Hands the settings to the part that runs cameras.</summary>
    public void Configure(CameraHostOptions options)
    {
        options.StoreId = StoreId;
        options.HostId = HostId;
        options.Capacity = Capacity;
        options.ModelFolder = Path.Combine(Home, "models");
        options.NpmFolder = Path.Combine(Home, "npm");
        options.DemoFolder = Path.Combine(Home, "demo");
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$")]
    private static partial Regex StoreKey();
}
