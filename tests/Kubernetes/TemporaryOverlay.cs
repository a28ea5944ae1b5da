namespace Actors.Tests;

/// <summary>An overlay of its own: a folder of k8s/ with components, as a store would write it.</summary>
internal sealed class TemporaryOverlay : IDisposable
{
    public TemporaryOverlay(string folder, params string[] components)
    {
        Path = Directory.CreateTempSubdirectory("actors-overlay-").FullName;
        string From(string target) => System.IO.Path.GetRelativePath(Path, System.IO.Path.Combine(Manifests.Folder, target));
        File.WriteAllLines(
            System.IO.Path.Combine(Path, "kustomization.yaml"),
            [
                "apiVersion: kustomize.config.k8s.io/v1beta1",
                "kind: Kustomization",
                "resources:",
                $"  - {From(folder)}",
                "components:",
                .. components.Select(component => $"  - {From($"components/{component}")}"),
            ]);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
