using System.Text.Json.Nodes;
using Actors.TestKit;

namespace Actors.Tests;

public class References
{
    /// <summary>The secrets that the runbook makes, with their keys. cert-manager makes those that end with '-tls'.</summary>
    private static readonly Dictionary<string, string[]> Secrets = new()
    {
        ["silo-tls"] = ["tls.crt", "tls.key", "ca.crt"],
        ["camera-host-tls"] = ["tls.crt", "tls.key", "ca.crt"],
        ["display-host-tls"] = ["tls.crt", "tls.key", "ca.crt"],
        ["postgres-tls"] = ["tls.crt", "tls.key", "ca.crt"],
        ["operator-key"] = ["operator.key"],
        ["screen-key"] = ["screens.key"],
        ["database"] = ["password"],
    };

    public static TheoryData<string> Overlays => new(Manifests.Overlays);

    public static TheoryData<string> Clusters => new(Manifests.Clusters);

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Overlays))]
    public void Every_service_selects_pods_that_have_its_ports(string folder)
    {
        foreach (var service in Manifests.Of(folder).Where(each => each.Kind == "Service"))
        {
            var wanted = Pod.Map(service.Spec!["selector"]);
            var pods = Pods(folder).Where(pod => wanted.All(label => pod.Labels.TryGetValue(label.Key, out var value) && value == label.Value)).ToList();
            pods.ShouldNotBeEmpty($"{service} selects nothing");
            foreach (var pod in pods)
            {
                var ports = Ports(pod).Select(port => port["name"]!.GetValue<string>());
                Pod.Items(service.Spec!["ports"]).Select(port => port["targetPort"]!.GetValue<string>()).ShouldBeSubsetOf(ports, $"{service}");
            }
        }
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Overlays))]
    public void Every_workload_selects_its_own_pods_and_no_others(string folder)
    {
        foreach (var workload in Manifests.Of(folder).Where(each => each.Kind is "Deployment" or "StatefulSet"))
        {
            Pods(folder).Where(pod => Pod.Selects(workload.Spec!["selector"], pod.Labels)).Select(pod => $"{pod}").ShouldBe([$"{workload}"]);
        }
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Overlays))]
    public void Everything_that_a_pod_names_is_there(string folder)
    {
        var objects = Manifests.Of(folder);
        foreach (var pod in Pods(folder))
        {
            Exists(pod, "ServiceAccount", pod.Spec["serviceAccountName"]!);
            foreach (var setting in pod.Containers.SelectMany(container => Pod.Items(container["env"])).Where(each => each["valueFrom"]?["configMapKeyRef"] is not null))
            {
                var reference = setting["valueFrom"]!["configMapKeyRef"]!;
                Exists(pod, "ConfigMap", reference["name"]!).Node["data"]![reference["key"]!.GetValue<string>()].ShouldNotBeNull($"{pod}: {reference}");
            }

            var volumes = pod.Volumes.ToDictionary(each => each["name"]!.GetValue<string>());
            var claimed = Pod.Items(pod.Owner.Spec!["volumeClaimTemplates"]).Select(each => each["metadata"]!["name"]!.GetValue<string>());
            foreach (var mount in pod.Containers.SelectMany(container => Pod.Items(container["volumeMounts"])))
            {
                volumes.Keys.Concat(claimed).ShouldContain(mount["name"]!.GetValue<string>(), $"{pod}");
            }

            foreach (var volume in volumes.Values)
            {
                if (volume["configMap"] is { } map)
                {
                    Exists(pod, "ConfigMap", map["name"]!);
                }
                else if (volume["secret"] is { } secret)
                {
                    Secrets.ShouldContainKey(secret["secretName"]!.GetValue<string>(), $"{pod}");
                    var keys = Secrets[secret["secretName"]!.GetValue<string>()];
                    Pod.Items(secret["items"]).Select(item => item["key"]!.GetValue<string>()).ShouldBeSubsetOf(keys);
                    secret["defaultMode"]!.GetValue<int>().ShouldBe(Convert.ToInt32("440", 8), $"{pod}: only the pod's own group reads a secret");
                }
                else if (volume["persistentVolumeClaim"] is { } claim)
                {
                    var name = claim["claimName"]!.GetValue<string>();
                    Claims(objects).ShouldContain(name, $"{pod}");
                }
            }
        }

        Manifest Exists(Pod pod, string kind, JsonNode name) =>
            objects.SingleOrDefault(each => each.Kind == kind && each.Name == name.GetValue<string>()).ShouldNotBeNull($"{pod} names the {kind} {name}");
    }

    [NeedsTheory(Needs.Kubernetes)]
    [MemberData(nameof(Clusters))]
    public void Hosts_and_silos_meet_at_the_ports_that_are_agreed(string folder)
    {
        var pods = Pods(folder).Where(pod => pod.Owner.Kind != "CronJob").ToDictionary(pod => pod.Program);

        PortsOf(pods["silo"]).ShouldBe([("http", 8080), ("metrics", 9090), ("silo", 11111), ("gateway", 30000)]);
        PortsOf(pods["camera-host"]).ShouldBe([("http", 8081)]);
        PortsOf(pods["display-host"]).ShouldBe([("http", 8080), ("metrics", 9090)]);
        foreach (var (program, port) in (ReadOnlySpan<(string, string)>)[("silo", "9090"), ("camera-host", "8081"), ("display-host", "9090")])
        {
            pods[program].Annotations["prometheus.io/port"].ShouldBe(port);
        }
    }

    private static IEnumerable<Pod> Pods(string folder) => Manifests.Of(folder).Select(each => each.Pod).OfType<Pod>();

    private static IEnumerable<JsonNode> Ports(Pod pod) => pod.MainContainers.SelectMany(container => Pod.Items(container["ports"]));

    private static IEnumerable<(string Name, int Port)> PortsOf(Pod pod) => Ports(pod).Select(port => (port["name"]!.GetValue<string>(), port["containerPort"]!.GetValue<int>()));

    /// <summary>The claims that are there, those that stateful sets make included.</summary>
    private static IEnumerable<string> Claims(IReadOnlyList<Manifest> objects) =>
        objects.Where(each => each.Kind == "PersistentVolumeClaim").Select(each => each.Name).Concat(
            from set in objects.Where(each => each.Kind == "StatefulSet")
            from template in Pod.Items(set.Spec!["volumeClaimTemplates"])
            from ordinal in Enumerable.Range(0, set.Spec!["replicas"]!.GetValue<int>())
            select $"{template["metadata"]!["name"]}-{set.Name}-{ordinal}");
}
