using System.Text.RegularExpressions;
using Actors.TestKit;

namespace Actors.Tests;

public partial class Runbook
{
    private static readonly string[] Kinds = ["statefulset", "deployment", "service", "cronjob", "job", "pod", "pvc", "secret", "configmap"];

    private static readonly string[] Secrets =
        ["silo-tls", "camera-host-tls", "display-host-tls", "postgres-tls", "operator-key", "screen-key", "database", "camera-logins", "$program-tls"];

    private static readonly string Text = File.ReadAllText(Path.Combine(Manifests.Folder, "RUNBOOK.md"));

    private static IEnumerable<string> Blocks => Block().Matches(Text).Select(match => match.Groups[1].Value);

    /// <summary>Everything that a reader would paste: the blocks, and the commands in the text.</summary>
    private static IEnumerable<string> Commands =>
        Blocks.SelectMany(block => block.Split('\n')).Concat(Inline().Matches(Text).Select(match => match.Groups[1].Value)).SelectMany(line => Kubectl().Matches(line).Select(match => match.Value.Trim()));

    [Fact]
    public void Every_block_is_something_that_bash_can_read()
    {
        Blocks.Count().ShouldBeGreaterThan(20);
        foreach (var block in Blocks)
        {
            var (exit, _, error) = Command.Run("bash", ["-n"], block);
            exit.ShouldBe(0, $"{block}\n{error}");
        }
    }

    [Fact]
    public void Every_path_of_this_repository_is_there()
    {
        var documents = new[] { "README.md", "RUNBOOK.md" }.Select(name => File.ReadAllText(Path.Combine(Manifests.Folder, name)));
        var paths = documents.SelectMany(document => PathInside().Matches(document).Select(match => match.Value.TrimEnd('.', '/'))).Distinct().ToList();

        paths.Count.ShouldBeGreaterThan(8);
        paths.ShouldAllBe(path => File.Exists(Path.Combine(Workplace.Root, path)) || Directory.Exists(Path.Combine(Workplace.Root, path)));
        foreach (var component in Component().Matches(Text).Select(match => match.Groups[1].Value))
        {
            File.Exists(Path.Combine(Manifests.Folder, "components", component, "kustomization.yaml")).ShouldBeTrue(component);
        }
    }

    [Fact]
    public void Every_folder_that_is_applied_can_be_rendered()
    {
        var folders = Commands.SelectMany(command => Applied().Matches(command).Select(match => match.Groups[1].Value)).Distinct().ToList();

        folders.ShouldContain("k8s/overlays/three-gpu");
        folders.ShouldAllBe(folder => File.Exists(Path.Combine(Workplace.Root, folder, "kustomization.yaml")));
    }

    [NeedsFact(Needs.Kubernetes)]
    public void Every_object_that_a_command_names_is_one_that_is_rendered()
    {
        var known = Known();
        var named = Commands.SelectMany(Names).ToList();

        named.Count.ShouldBeGreaterThan(40);
        named.Where(each => !known.Contains(each)).Distinct().ShouldBeEmpty();
    }

    [NeedsFact(Needs.Kubernetes)]
    public void Every_label_and_container_that_a_command_names_is_a_pods()
    {
        var pods = Manifests.Folders.SelectMany(Manifests.Of).Select(each => each.Pod).OfType<Pod>().ToList();
        foreach (var command in Commands)
        {
            foreach (Match label in Label().Matches(command))
            {
                pods.ShouldContain(pod => pod.Program == label.Groups[1].Value, command);
            }

            foreach (Match container in Container().Matches(command))
            {
                pods.SelectMany(pod => pod.MainContainers).ShouldContain(each => each["name"]!.GetValue<string>() == container.Groups[1].Value, command);
            }
        }
    }

    [NeedsFact(Needs.Kubernetes)]
    public void The_images_that_an_overlay_is_told_are_those_that_it_runs()
    {
        var copy = Directory.CreateTempSubdirectory("actors-k8s-");
        try
        {
            Command.Run("cp", ["-r", Manifests.Folder, copy.FullName]).Exit.ShouldBe(0);
            var overlay = Path.Combine(copy.FullName, "k8s", "overlays", "three-gpu");
            File.AppendAllText(Path.Combine(overlay, "kustomization.yaml"), YamlBlock().Match(Text).Groups[1].Value);

            var images = Manifests.RenderAt(overlay).Objects.Select(each => each.Pod).OfType<Pod>().SelectMany(pod => pod.Containers).Select(container => container["image"]!.GetValue<string>());

            images.ShouldAllBe(image => image.StartsWith("registry.store.example/actors/") || image.StartsWith("postgres:"));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [NeedsFact(Needs.Kubernetes)]
    public void Every_target_that_is_built_is_in_the_dockerfile()
    {
        var dockerfile = File.ReadAllText(Path.Combine(Manifests.Folder, "Dockerfile"));
        var targets = Target().Matches(Text).SelectMany(match => match.Value.Split(' ')).Where(target => target != "\"$target\"").Distinct().ToList();

        targets.ShouldBe(["silo", "camera-host", "camera-host-gpu", "display-host", "store", "one-box"], ignoreOrder: true);
        targets.ShouldAllBe(target => dockerfile.Contains($" AS {target}\n"));
    }

    /// <summary>`kind/name` of everything that the overlays, the restore and the shelf bring or make, and that the runbook makes itself.</summary>
    private static HashSet<string> Known()
    {
        var objects = Manifests.Folders.SelectMany(Manifests.Of).ToList();
        var known = objects.Select(each => $"{each.Kind.ToLowerInvariant()}/{each.Name}").ToHashSet();
        known.UnionWith(objects.Where(each => each.Kind == "PersistentVolumeClaim").Select(each => $"pvc/{each.Name}"));
        foreach (var set in objects.Where(each => each.Kind == "StatefulSet"))
        {
            foreach (var ordinal in Enumerable.Range(0, set.Spec!["replicas"]!.GetValue<int>()))
            {
                known.Add($"pod/{set.Name}-{ordinal}");
                known.UnionWith(Pod.Items(set.Spec["volumeClaimTemplates"]).Select(claim => $"pvc/{claim["metadata"]!["name"]}-{set.Name}-{ordinal}"));
            }
        }

        known.UnionWith(Secrets.Select(name => $"secret/{name}"));
        known.UnionWith(MadeJob().Matches(Text).Select(match => $"job/{match.Groups[1].Value}"));
        known.UnionWith(MadeMap().Matches(Text).Select(match => $"configmap/{match.Groups[1].Value}"));
        return known;
    }

    /// <summary>The objects that a command names, as `kind/name`.</summary>
    private static IEnumerable<string> Names(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('"', ')', ';')).ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].StartsWith("--from=", StringComparison.Ordinal) ? words[i]["--from=".Length..] : words[i];
            if (word.Split('/') is [var kind, var name] && Kinds.Contains(kind))
            {
                yield return $"{kind}/{name}";
            }
            else if (Kinds.Contains(word) && i + 1 < words.Length && words[i - 1] is not "create" && !words[i + 1].StartsWith('-'))
            {
                yield return $"{word}/{words[i + 1]}";
            }
            else if (words[i] == "generic")
            {
                yield return $"secret/{words[i + 1]}";
            }
            else if (words[i] is "exec" or "logs" && PlainName().IsMatch(words[i + 1]))
            {
                yield return $"pod/{words[i + 1]}";
            }
        }
    }

    [GeneratedRegex(@"^```sh\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^```yaml\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex("(?<!`)`(kubectl [^`\n]+)`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\bkubectl (?:[^|&;$]|\$\w|\$\{)+")]
    private static partial Regex Kubectl();

    [GeneratedRegex(@"(?<![\w/.])k8s/[\w./-]+")]
    private static partial Regex PathInside();

    [GeneratedRegex(@"\.\./components/([\w-]+)")]
    private static partial Regex Component();

    [GeneratedRegex(@"(?:-k|kustomize) (\S+)")]
    private static partial Regex Applied();

    [GeneratedRegex(@"-l app\.kubernetes\.io/name=(\S+)")]
    private static partial Regex Label();

    [GeneratedRegex(@" -c ([a-z-]+)(?= |$)")]
    private static partial Regex Container();

    [GeneratedRegex(@"(?<=--target )(\S+)|(?<=for target in )([^;]+)")]
    private static partial Regex Target();

    [GeneratedRegex(@"create job --from=cronjob/\S+ (\S+)")]
    private static partial Regex MadeJob();

    [GeneratedRegex(@"create configmap (\S+)")]
    private static partial Regex MadeMap();

    [GeneratedRegex("^[a-z]+(-[a-z0-9]+)*$")]
    private static partial Regex PlainName();
}
