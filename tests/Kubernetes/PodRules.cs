using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Actors.TestKit;

namespace Actors.Tests;

public partial class PodRules
{
    private static readonly string[] Programs = ["silo", "camera-host", "display-host", "one-box"];

    /// <summary>What programs give themselves to stop, read out of their sources.</summary>
    private static readonly int StopLimitSeconds = new[] { "hosting", "silo", "camera-host", "display-host" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Workplace.Root, folder), "*.cs", SearchOption.AllDirectories))
        .SelectMany(file => StopLimit().Matches(File.ReadAllText(file)))
        .Max(match => int.Parse(match.Groups[1].Value));

    public static TheoryData<string> Folders => new(Manifests.Folders);

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void No_container_runs_as_root_or_can_become_it(string folder)
    {
        foreach (var pod in Pods(folder))
        {
            var security = pod.Spec["securityContext"]!;
            security["runAsNonRoot"]!.GetValue<bool>().ShouldBeTrue($"{pod}");
            security["runAsUser"]!.GetValue<int>().ShouldBeGreaterThan(0, $"{pod}");
            security["seccompProfile"]!["type"]!.GetValue<string>().ShouldBe("RuntimeDefault", $"{pod}");
            foreach (var shared in (string[])["hostNetwork", "hostPID", "hostIPC"])
            {
                pod.Spec[shared].ShouldBeNull($"{pod}");
            }

            foreach (var container in pod.Containers)
            {
                var own = container["securityContext"].ShouldNotBeNull($"{pod} {container["name"]}");
                own["allowPrivilegeEscalation"]!.GetValue<bool>().ShouldBeFalse($"{pod} {container["name"]}");
                own["privileged"].ShouldBeNull($"{pod} {container["name"]}");
                own["runAsUser"].ShouldBeNull($"{pod} {container["name"]}: the pod says it");
                own["capabilities"]!["drop"]!.AsArray().Select(each => each!.GetValue<string>()).ShouldBe(["ALL"], $"{pod} {container["name"]}");
                own["capabilities"]!["add"].ShouldBeNull($"{pod} {container["name"]}");
            }
        }
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void No_container_can_write_to_its_image_and_every_scratch_volume_has_a_size(string folder)
    {
        foreach (var pod in Pods(folder))
        {
            pod.Containers.ShouldAllBe(container => container["securityContext"]!["readOnlyRootFilesystem"]!.GetValue<bool>(), $"{pod}");
            foreach (var volume in pod.Volumes)
            {
                volume["hostPath"].ShouldBeNull($"{pod} {volume["name"]}");
                if (volume["emptyDir"] is { } scratch)
                {
                    scratch["sizeLimit"].ShouldNotBeNull($"{pod} {volume["name"]}");
                }
            }
        }
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void Every_container_asks_for_cpu_and_memory_and_has_a_limit_of_memory(string folder)
    {
        foreach (var (pod, container) in Pods(folder).SelectMany(pod => pod.Containers.Select(container => (pod, container))))
        {
            var resources = container["resources"].ShouldNotBeNull($"{pod} {container["name"]}");
            resources["requests"]!["cpu"].ShouldNotBeNull($"{pod} {container["name"]}");
            Bytes(resources["limits"]!["memory"]!).ShouldBeGreaterThanOrEqualTo(Bytes(resources["requests"]!["memory"]!), $"{pod} {container["name"]}");
        }
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void What_holds_frames_is_never_held_back_by_a_limit_of_cpu(string folder)
    {
        var holders = Pods(folder).Where(pod => pod.Program is "camera-host" or "one-box").SelectMany(pod => pod.MainContainers);

        holders.ShouldAllBe(container => container["resources"]!["limits"]!["cpu"] == null);
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void No_pod_holds_a_key_to_the_cluster_or_reads_services_as_settings(string folder)
    {
        Pods(folder).ShouldAllBe(pod => !pod.Spec["automountServiceAccountToken"]!.GetValue<bool>() && !pod.Spec["enableServiceLinks"]!.GetValue<bool>());
        Manifests.Of(folder).Where(each => each.Kind == "ServiceAccount").ShouldAllBe(each => !each.Node["automountServiceAccountToken"]!.GetValue<bool>());
        Manifests.Of(folder).ShouldAllBe(each => !each.Kind.Contains("Role"));
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void Every_image_has_a_version(string folder)
    {
        foreach (var image in Pods(folder).SelectMany(pod => pod.Containers).Select(container => container["image"]!.GetValue<string>()))
        {
            image.ShouldMatch(@"^[a-z0-9./-]+:[0-9]+\.[0-9]+(\.[0-9]+)?$");
        }
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void Every_program_is_probed_and_gets_the_time_that_it_needs_to_stop(string folder)
    {
        foreach (var pod in Pods(folder).Where(pod => Programs.Contains(pod.Program) && pod.Owner.Kind is "Deployment" or "StatefulSet"))
        {
            foreach (var container in pod.MainContainers)
            {
                foreach (var (probe, path) in (ReadOnlySpan<(string, string)>)[("startupProbe", "/health/live"), ("readinessProbe", "/health/ready"), ("livenessProbe", "/health/live")])
                {
                    container[probe]!["httpGet"]!["path"]!.GetValue<string>().ShouldBe(path, $"{pod} {probe}");
                    container[probe]!["httpGet"]!["port"]!.GetValue<string>().ShouldBe("http", $"{pod} {probe}");
                }

                var sleep = Pod.Items(container["lifecycle"]?["preStop"]?["exec"]?["command"]).Skip(1).Select(each => int.Parse(each.GetValue<string>())).Sum();
                pod.Spec["terminationGracePeriodSeconds"]!.GetValue<int>().ShouldBeGreaterThan(sleep + StopLimitSeconds, $"{pod}");
            }
        }
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Folders))]
    public void No_disruption_budget_forbids_a_server_to_be_emptied(string folder)
    {
        var objects = Manifests.Of(folder);
        foreach (var budget in objects.Where(each => each.Kind == "PodDisruptionBudget"))
        {
            budget.Spec!["maxUnavailable"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(1, $"{budget}");
            Pods(folder).ShouldContain(pod => Pod.Selects(budget.Spec!["selector"], pod.Labels), $"{budget} selects nothing");
        }
    }

    [NeedsFact(Needs.Kubernetes)]
    public void Three_servers_run_one_of_each_program_each_and_a_camera_host_has_its_gpu()
    {
        var pods = Pods("overlays/three-gpu").ToDictionary(pod => pod.Owner.ToString());
        foreach (var name in (string[])["StatefulSet silo", "Deployment camera-host", "StatefulSet display-host"])
        {
            pods[name].Owner.Spec!["replicas"]!.GetValue<int>().ShouldBe(3);
            var spread = Pod.Items(pods[name].Spec["topologySpreadConstraints"]).Single();
            spread["topologyKey"]!.GetValue<string>().ShouldBe("kubernetes.io/hostname");
            spread["whenUnsatisfiable"]!.GetValue<string>().ShouldBe("DoNotSchedule");
            Pod.Selects(spread["labelSelector"], pods[name].Labels).ShouldBeTrue();
        }

        var host = pods["Deployment camera-host"];
        host.MainContainers.Single()["resources"]!["limits"]!["nvidia.com/gpu"]!.ToString().ShouldBe("1");
        host.Containers.ShouldAllBe(container => container["image"]!.GetValue<string>().StartsWith("actors/camera-host-gpu:"));
        host.Spec["runtimeClassName"]!.GetValue<string>().ShouldBe("nvidia");
    }

    [NeedsFact(Needs.Kubernetes)]
    public void The_namespace_admits_only_pods_that_can_harm_nobody()
    {
        foreach (var folder in Manifests.Overlays)
        {
            var labels = Pod.Map(Manifests.Of(folder).Single(each => each.Kind == "Namespace").Node["metadata"]!["labels"]);

            labels["pod-security.kubernetes.io/enforce"].ShouldBe("restricted");
        }
    }

    private static IEnumerable<Pod> Pods(string folder) => Manifests.Of(folder).Select(each => each.Pod).OfType<Pod>();

    private static long Bytes(JsonNode quantity)
    {
        var match = Quantity().Match(quantity.ToString());
        match.Success.ShouldBeTrue($"'{quantity}' is no Mi or Gi");
        return long.Parse(match.Groups[1].Value) << (match.Groups[2].Value == "Gi" ? 30 : 20);
    }

    [GeneratedRegex(@"StopLimit = TimeSpan\.FromSeconds\(([0-9]+)\)")]
    private static partial Regex StopLimit();

    [GeneratedRegex("^([0-9]+)(Mi|Gi)$")]
    private static partial Regex Quantity();
}
