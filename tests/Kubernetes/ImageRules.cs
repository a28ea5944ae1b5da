using System.Text.RegularExpressions;
using System.Xml.Linq;
using Actors.TestKit;

namespace Actors.Tests;

public partial class ImageRules
{
    private static readonly string[] Targets = ["silo", "camera-host", "camera-host-gpu", "display-host", "one-box", "store"];

    private static readonly IReadOnlyList<Stage> Stages = Read();

    public static TheoryData<string> AllTargets => new(Targets);

    [Fact]
    public void Every_base_image_has_a_version()
    {
        var arguments = Instruction("ARG").ToDictionary(match => match.Split('=')[0], match => match.Split('=', 2)[1]);
        foreach (var stage in Stages.Where(stage => stage.From != "scratch" && Stages.All(other => other.Name != stage.From)))
        {
            var image = arguments[stage.From.TrimStart('$').Trim('{', '}')];

            image.ShouldMatch(@":[0-9]+\.[0-9]+\.[0-9]+[a-z0-9.-]*$", $"the stage {stage.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(AllTargets))]
    public void Every_image_runs_as_a_user_that_is_a_number_and_not_root(string target)
    {
        var user = Stages.Single(stage => stage.Name == target).Lines.Where(line => line.StartsWith("USER ", StringComparison.Ordinal)).ToList();

        user.ShouldBe(["USER 1654:1654"]);
    }

    // Npgsql fails to connect where the user has no home; no user of the CUDA image has the number 1654.
    [Theory]
    [InlineData("program")]
    [InlineData("camera-host-gpu")]
    public void A_program_has_a_home_that_it_may_write(string stage)
    {
        var environment = Stages.Single(each => each.Name == stage).Lines.Single(line => line.StartsWith("ENV ", StringComparison.Ordinal)).Split(' ');

        environment.ShouldContain("HOME=/var/lib/actors");
        environment.ShouldContain("ACTORS_HOME=/var/lib/actors");
    }

    [NeedsFact(Needs.Kubernetes)]
    public void Every_image_that_a_pod_names_is_a_target_and_runs_as_the_pods_user()
    {
        foreach (var pod in Manifests.Folders.SelectMany(Manifests.Of).Select(each => each.Pod).OfType<Pod>())
        {
            foreach (var image in pod.Containers.Select(container => container["image"]!.GetValue<string>()).Where(image => image.StartsWith("actors/")))
            {
                Targets.ShouldContain(image["actors/".Length..image.IndexOf(':')], $"{pod}");
                pod.Spec["securityContext"]!["runAsUser"]!.GetValue<int>().ShouldBe(1654, $"{pod}");
            }
        }
    }

    [Fact]
    public void Everything_that_is_copied_is_there_and_reaches_the_build()
    {
        var admitted = File.ReadAllLines(Path.Combine(Manifests.Folder, "Dockerfile.dockerignore")).Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        foreach (var source in Stages.SelectMany(stage => stage.Lines).Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from=")).SelectMany(Sources))
        {
            var path = Path.Combine(Workplace.Root, source);
            (File.Exists(path) || Directory.Exists(path)).ShouldBeTrue($"COPY {source}");
            admitted.ShouldContain(source.Split('/')[0], $"the ignore file keeps {source} from the build");
        }

        admitted.ShouldAllBe(each => File.Exists(Path.Combine(Workplace.Root, each)) || Directory.Exists(Path.Combine(Workplace.Root, each)));
    }

    [Fact]
    public void Every_stage_that_something_is_copied_from_is_there()
    {
        var sources = Stages.SelectMany(stage => stage.Lines).SelectMany(line => From().Matches(line).Select(match => match.Groups[1].Value));

        sources.Distinct().ShouldBeSubsetOf(Stages.Select(stage => stage.Name));
    }

    // The packages are restored before the sources are copied: a project that is missing there is restored too late, and fails the build.
    [Theory]
    [InlineData("silo/Actors.Silo.csproj")]
    [InlineData("camera-host/Actors.CameraHost.csproj")]
    [InlineData("display-host/Actors.DisplayHost.csproj")]
    public void Every_project_that_a_program_is_made_of_is_restored_before_the_sources_are_copied(string program)
    {
        var copied = Stages.Single(stage => stage.Name == "projects").Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)).SelectMany(Sources).ToList();

        Closure(program).Except(copied).ShouldBeEmpty("k8s/Dockerfile, stage 'projects', lacks projects");
    }

    [Theory]
    [InlineData("silo/Actors.Silo.csproj", "cluster-programs")]
    [InlineData("silo/Actors.Silo.csproj", "one-box-programs")]
    [InlineData("camera-host/Actors.CameraHost.csproj", "cluster-programs")]
    [InlineData("camera-host/Actors.CameraHost.csproj", "gpu-programs")]
    [InlineData("display-host/Actors.DisplayHost.csproj", "cluster-programs")]
    public void Every_folder_that_a_program_is_made_of_is_copied_before_it_is_published(string program, string stage)
    {
        var orleans = stage != "one-box-programs";
        var copied = Stages.Single(each => each.Name == stage).Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)).SelectMany(Sources).ToList();

        Closure(program, orleans).Select(project => project.Split('/')[0]).Distinct().Except(copied).ShouldBeEmpty($"k8s/Dockerfile, stage '{stage}', lacks folders");
    }

    private static HashSet<string> Closure(string project, bool? orleans = null)
    {
        var closure = new HashSet<string>();
        var open = new Stack<string>([project]);
        while (open.TryPop(out var next))
        {
            if (closure.Add(next))
            {
                foreach (var reference in XDocument.Load(Path.Combine(Workplace.Root, next)).Descendants("ProjectReference").Where(each => Holds(each, orleans)))
                {
                    var target = Path.GetFullPath(Path.Combine(Workplace.Root, Path.GetDirectoryName(next)!, reference.Attribute("Include")!.Value));
                    open.Push(Path.GetRelativePath(Workplace.Root, target));
                }
            }
        }

        return closure;
    }

    /// <summary>Whether a reference counts in the build of one engine; null asks for either.</summary>
    private static bool Holds(XElement reference, bool? orleans)
    {
        var conditions = reference.AncestorsAndSelf().Select(each => each.Attribute("Condition")?.Value).OfType<string>().Where(each => each.Contains("ActorRuntime"));
        return orleans is null || conditions.All(condition => condition.Contains("==") == orleans);
    }

    private static IEnumerable<string> Instruction(string name) =>
        Lines().Where(line => line.StartsWith($"{name} ", StringComparison.Ordinal)).Select(line => line[(name.Length + 1)..]);

    private static IEnumerable<string> Sources(string copy) => copy.Split(' ').Skip(1).SkipLast(1).Where(word => !word.StartsWith("--"));

    private static List<Stage> Read()
    {
        var stages = new List<Stage>();
        foreach (var line in Lines())
        {
            if (Begin().Match(line) is { Success: true } begin)
            {
                stages.Add(new Stage(begin.Groups[2].Value, begin.Groups[1].Value, []));
            }
            else if (stages.Count > 0)
            {
                stages[^1].Lines.Add(line);
            }
        }

        return stages;
    }

    private static IEnumerable<string> Lines() =>
        Continued().Replace(File.ReadAllText(Path.Combine(Manifests.Folder, "Dockerfile")), " ").Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'));

    [GeneratedRegex(@"^FROM (\S+) AS ([a-z-]+)$")]
    private static partial Regex Begin();

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();

    [GeneratedRegex(@"from=([a-z-]+)")]
    private static partial Regex From();

    private sealed record Stage(string Name, string From, List<string> Lines);
}
