using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Actors.TestKit;

namespace Actors.Tests;

public partial class SettingRules
{
    private static readonly string[] Everybody =
        ["ACTORS_CLUSTER__ID", "ACTORS_CLUSTER__CERTIFICATES", "ACTORS_HTTP__LISTEN", "ACTORS_HTTP__PORT", "ACTORS_HTTP__METRICSPORT", "ACTORS_HOME"];

    private static readonly string[] Hosts = ["ACTORS_CLUSTER__GATEWAYS", "ACTORS_STOREID", "ACTORS_HOST__ID"];

    // A program refuses a setting that it does not know, so a setting too many is as bad as one that is missing.
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["silo"] =
        [
            .. Everybody, "ACTORS_CLUSTER__NAME", "ACTORS_CLUSTER__ADDRESS", "ACTORS_CLUSTER__SILOPORT", "ACTORS_CLUSTER__GATEWAYPORT",
            "ACTORS_DATABASE__HOST", "ACTORS_DATABASE__PORT", "ACTORS_DATABASE__NAME", "ACTORS_DATABASE__USER", "ACTORS_DATABASE__PASSWORDFILE",
            "ACTORS_STORE", "ACTORS_OPERATORKEYFILE", "ACTORS_SCREENKEYFILE", "ACTORS_SCREENS__URL", "ACTORS_DASHBOARD",
            "ACTORS_LIBRARY__FILEMIB", "ACTORS_LIBRARY__TOTALMIB",
        ],
        ["camera-host"] = [.. Everybody, .. Hosts, "ACTORS_HOST__CAPACITY"],
        ["display-host"] = [.. Everybody, .. Hosts, "ACTORS_SCREENKEYFILE", "ACTORS_SCREENS__URL"],
        ["one-box"] = ["ACTORS_HOME"],
    };

    private static readonly Dictionary<string, string[]> Needed = new()
    {
        ["silo"] = [.. Known["silo"].Where(name => name != "ACTORS_DASHBOARD")],
        ["camera-host"] = [.. Known["camera-host"].Where(name => name is not ("ACTORS_HTTP__METRICSPORT" or "ACTORS_HOST__CAPACITY"))],
        ["display-host"] = Known["display-host"],
        ["one-box"] = Known["one-box"],
    };

    public static TheoryData<string> Folders => new(Manifests.Folders);

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void Every_program_gets_the_settings_that_it_knows_and_needs(string folder)
    {
        foreach (var (pod, container) in Containers(folder).Where(each => each.Container["name"]!.GetValue<string>() == each.Pod.Program))
        {
            if (Known.TryGetValue(pod.Program, out var known))
            {
                var given = Pod.Items(container["env"]).Select(each => each["name"]!.GetValue<string>()).ToList();
                given.ShouldBeUnique();
                given.ShouldBeSubsetOf(known, $"{pod}");
                Needed[pod.Program].ShouldBeSubsetOf(given, $"{pod}");
            }

            // Settings are named one by one; the logins of cameras alone are not known here, and go to who opens cameras.
            var whole = Pod.Items(container["envFrom"]).Select(each => each["secretRef"]!["name"]!.GetValue<string>());
            whole.ShouldBe(pod.Program is "camera-host" or "one-box" ? ["camera-logins"] : [], $"{pod}");
        }
    }

    [Fact]
    public void Every_known_setting_is_one_that_a_program_reads()
    {
        var read = new[] { "hosting", "postgres", "silo", "camera-host", "display-host" }
            .Select(folder => Path.Combine(Workplace.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(match => $"ACTORS_{match.Groups[1].Value}"))
            .ToHashSet();

        Known.Values.SelectMany(each => each).Distinct().Except(read).ShouldBeEmpty();
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void Every_path_in_a_setting_is_mounted(string folder)
    {
        foreach (var (pod, container) in Containers(folder))
        {
            var mounts = Pod.Items(container["volumeMounts"]).Select(each => each["mountPath"]!.GetValue<string>()).ToList();
            foreach (var setting in Pod.Items(container["env"]).Where(each => each["value"]?.GetValue<string>().StartsWith('/') == true))
            {
                var path = setting["value"]!.GetValue<string>();
                mounts.ShouldContain(mount => path == mount || path.StartsWith($"{mount}/"), $"{pod}: {setting["name"]} is {path}");
            }
        }
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void No_secret_lies_in_a_manifest(string folder)
    {
        Manifests.Of(folder).ShouldNotContain(each => each.Kind == "Secret");
        foreach (var (pod, container) in Containers(folder))
        {
            foreach (var setting in Pod.Items(container["env"]))
            {
                var name = setting["name"]!.GetValue<string>();
                setting["valueFrom"]?["secretKeyRef"].ShouldBeNull($"{pod}: {name}: a secret is a file, which no child process inherits");
                if (Secretive().IsMatch(name))
                {
                    setting["value"]!.GetValue<string>().ShouldStartWith("/", Case.Sensitive, $"{pod}: {name} names a file");
                }
            }
        }

        Manifests.Of(folder).Where(each => each.Kind == "ConfigMap").ShouldAllBe(each => !each.Node["data"]!.ToJsonString(null).Contains("PRIVATE KEY"));
    }

    private static IEnumerable<(Pod Pod, JsonNode Container)> Containers(string folder) =>
        Manifests.Of(folder).Select(each => each.Pod).OfType<Pod>().SelectMany(pod => pod.Containers.Select(container => (pod, container)));

    [GeneratedRegex("\"(?:ACTORS_)?((?:[A-Z]+__)?[A-Z]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("PASSWORD|KEY|TOKEN|SECRET")]
    private static partial Regex Secretive();
}
