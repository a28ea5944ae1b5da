using System.Text.Json.Nodes;

namespace Actors.Tests;

/// <summary>One object that kustomize rendered.</summary>
internal sealed class Manifest(JsonNode node)
{
    public JsonNode Node { get; } = node;

    public string Kind => Node["kind"]!.GetValue<string>();

    public string Name => Node["metadata"]!["name"]!.GetValue<string>();

    public string? Namespace => Node["metadata"]!["namespace"]?.GetValue<string>();

    public JsonNode? Spec => Node["spec"];

    /// <summary>The pods that it makes: their labels and their specification; null where it makes none.</summary>
    public Pod? Pod => Kind switch
    {
        "Deployment" or "StatefulSet" or "DaemonSet" or "Job" => new Pod(this, Spec!["template"]!),
        "Pod" => new Pod(this, Node),
        "CronJob" => new Pod(this, Spec!["jobTemplate"]!["spec"]!["template"]!),
        _ => null,
    };

    public override string ToString() => $"{Kind} {Name}";
}

/// <summary>The template of a workload's pods.</summary>
internal sealed class Pod(Manifest owner, JsonNode template)
{
    public Manifest Owner { get; } = owner;

    /// <summary>The program: the value of the label that policies and services select by.</summary>
    public string Program => Labels["app.kubernetes.io/name"];

    public IReadOnlyDictionary<string, string> Labels { get; } = Map(template["metadata"]!["labels"]);

    public IReadOnlyDictionary<string, string> Annotations { get; } = Map(template["metadata"]!["annotations"]);

    public JsonNode Spec { get; } = template["spec"]!;

    /// <summary>All containers, those that run first included.</summary>
    public IEnumerable<JsonNode> Containers => Items(Spec["initContainers"]).Concat(MainContainers);

    public IEnumerable<JsonNode> MainContainers => Items(Spec["containers"]);

    public IEnumerable<JsonNode> Volumes => Items(Spec["volumes"]);

    public override string ToString() => Owner.ToString();

    /// <summary>The items of a list that may be absent.</summary>
    public static IEnumerable<JsonNode> Items(JsonNode? list) => list?.AsArray().Select(each => each!) ?? [];

    /// <summary>The entries of a map of texts that may be absent.</summary>
    public static Dictionary<string, string> Map(JsonNode? map) => map?.AsObject().ToDictionary(each => each.Key, each => each.Value!.ToString()) ?? [];

    /// <summary>Whether labels fulfil a selector's matchLabels; an empty selector selects all.</summary>
    public static bool Selects(JsonNode? selector, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var part in selector?.AsObject().Select(each => each.Key) ?? [])
        {
            part.ShouldBe("matchLabels", "selectors here are plain, so that a reader can see what they select");
        }

        return Map(selector?["matchLabels"]).All(wanted => labels.TryGetValue(wanted.Key, out var value) && value == wanted.Value);
    }
}
