using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Actors.TestKit;

namespace Actors.Tests;

/// <summary>What kustomize makes of the folders in k8s/, read and validated once a run.</summary>
internal static class Manifests
{
    /// <summary>Whole stores.</summary>
    public static readonly string[] Overlays = ["overlays/one-box", "overlays/three-gpu", "overlays/development"];

    /// <summary>Every folder that the runbook applies.</summary>
    public static readonly string[] Folders = [.. Overlays, "restore", "shelf"];

    /// <summary>The overlays that run the programs of a cluster.</summary>
    public static readonly string[] Clusters = ["overlays/three-gpu", "overlays/development"];

    private static readonly ConcurrentDictionary<string, Lazy<Reading>> Readings = new();

    private static readonly string Schemas = Path.Combine(Workplace.Home, "kubernetes");
    private static readonly string Validator = Path.Combine(Workplace.Root, "tests", "Kubernetes", "validate.mjs");

    public static string Folder { get; } = Path.Combine(Workplace.Root, "k8s");

    /// <summary>The objects of a folder, without regard to faults.</summary>
    public static IReadOnlyList<Manifest> Of(string folder) => Render(folder).Objects;

    /// <summary>Renders and validates a folder of k8s/.</summary>
    public static Reading Render(string folder) =>
        Readings.GetOrAdd(folder, each => new Lazy<Reading>(() => RenderAt(Path.Combine(Folder, each)))).Value;

    /// <summary>Renders and validates any folder.</summary>
    public static Reading RenderAt(string path)
    {
        var (exit, yaml, error) = Command.Run(Workplace.Kubectl!, ["kustomize", path]);
        exit.ShouldBe(0, $"kubectl kustomize {path}: {error}");
        return Read(yaml);
    }

    /// <summary>Reads YAML documents; validates them unless they are no objects of Kubernetes.</summary>
    public static Reading Read(string yaml, bool plain = false)
    {
        var (exit, output, error) = Command.Run("node", plain ? [Validator, Schemas, "--plain"] : [Validator, Schemas], yaml);
        exit.ShouldBe(0, error);
        var read = JsonNode.Parse(output)!;
        return new Reading([.. read["objects"]!.AsArray().Select(each => new Manifest(each!))], [.. read["faults"]!.AsArray().Select(each => each!.GetValue<string>())]);
    }
}

/// <summary>Objects, and what their schemas refuse.</summary>
internal sealed record Reading(IReadOnlyList<Manifest> Objects, IReadOnlyList<string> Faults);
