using System.Text.Json.Nodes;

namespace Actors.Tests;

/// <summary>
/// What rendered network policies let through, by the rules of networking.k8s.io/v1: a pod that a policy selects for a direction is closed in
/// it but for what the policies together allow, and a connection needs both ends' leave.
/// </summary>
internal sealed class Walls
{
    private readonly Manifest[] _policies;
    private readonly Dictionary<string, Pod> _pods;

    public Walls(IEnumerable<Manifest> objects)
    {
        var all = objects.ToList();
        _policies = [.. all.Where(each => each.Kind == "NetworkPolicy")];
        _pods = all.Select(each => each.Pod).OfType<Pod>().ToDictionary(pod => pod.Program);
    }

    public IEnumerable<string> Programs => _pods.Keys;

    /// <summary>Whether a pod of one program may connect to a TCP port of a pod of another.</summary>
    public bool Allows(string from, string to, int port) =>
        Open(from, "egress", rule => Peers(rule, "to", peer => IsPod(peer, _pods[to])) && HasPort(rule, port))
        && Open(to, "ingress", rule => Peers(rule, "from", peer => IsPod(peer, _pods[from])) && HasPort(rule, port));

    /// <summary>Whether a program reaches the cluster's name server.</summary>
    public bool AllowsNames(string program) => Open(program, "egress", rule =>
        Peers(rule, "to", peer => Pod.Map(peer["podSelector"]?["matchLabels"]).GetValueOrDefault("k8s-app") == "kube-dns" && IsNamespace(peer, "kube-system")) && HasPort(rule, 53));

    /// <summary>The address blocks that a program may reach, or that may reach it, with their ports; port 0 stands for all, 0.0.0.0/0 for a rule without peers.</summary>
    public IReadOnlyList<(string Block, int Port)> Blocks(string program, string direction)
    {
        if (!IsClosed(program, direction))
        {
            return [("0.0.0.0/0", 0)];
        }

        return [.. Rules(program, direction).SelectMany(rule => Addresses(rule, direction).SelectMany(block => PortsOf(rule).Select(port => (block, port)))).Distinct()];
    }

    /// <summary>The ports of a program that pods of another namespace reach.</summary>
    public IReadOnlyList<int> PortsFor(string program, string @namespace) =>
        [.. Rules(program, "ingress").Where(rule => Peers(rule, "from", peer => IsNamespace(peer, @namespace))).SelectMany(PortsOf).Distinct()];

    private bool Open(string program, string direction, Func<JsonNode, bool> allows) => !IsClosed(program, direction) || Rules(program, direction).Any(allows);

    private bool IsClosed(string program, string direction) => Policies(program, direction).Any();

    private IEnumerable<JsonNode> Rules(string program, string direction) => Policies(program, direction).SelectMany(policy => Pod.Items(policy.Spec![direction]));

    private IEnumerable<Manifest> Policies(string program, string direction) =>
        _policies.Where(policy => Pod.Selects(policy.Spec!["podSelector"], _pods[program].Labels)
            && Pod.Items(policy.Spec!["policyTypes"]).Any(type => string.Equals(type.GetValue<string>(), direction, StringComparison.OrdinalIgnoreCase)));

    private static bool Peers(JsonNode rule, string key, Func<JsonNode, bool> matches) => rule[key] is null || Pod.Items(rule[key]).Any(matches);

    private static bool IsPod(JsonNode peer, Pod pod) =>
        peer["ipBlock"] is null && peer["namespaceSelector"] is null && Pod.Selects(peer["podSelector"], pod.Labels);

    private static bool IsNamespace(JsonNode peer, string name) =>
        peer["namespaceSelector"] is { } selector && Pod.Selects(selector, new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = name });

    private static IEnumerable<string> Addresses(JsonNode rule, string direction)
    {
        var peers = rule[direction == "egress" ? "to" : "from"];
        return peers is null ? ["0.0.0.0/0"] : Pod.Items(peers).Select(peer => peer["ipBlock"]?["cidr"]?.GetValue<string>()).OfType<string>();
    }

    private static bool HasPort(JsonNode rule, int port) => PortsOf(rule).Any(each => each == 0 || each == port);

    private static IEnumerable<int> PortsOf(JsonNode rule) => rule["ports"] is null ? [0] : Pod.Items(rule["ports"]).Select(each => each["port"]!.GetValue<int>());
}
