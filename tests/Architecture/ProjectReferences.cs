using System.Xml.Linq;
using Actors.TestKit;

namespace Actors.Tests;

public class ProjectReferences
{
    // The arrows of ARCHITECTURE.md: hosts and domain know the messages, only the silo knows everything.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["grains/Abstractions/Actors.Abstractions.csproj"] = [],
        ["grains/Domain/Actors.Domain.csproj"] = ["Actors.Abstractions"],
        ["grains/Runtime/Actors.Runtime.csproj"] = ["Actors.Domain"],
        ["camera-host/Actors.CameraHost.csproj"] = ["Actors.Abstractions", "Actors.Hosting"],
        ["display-host/Actors.DisplayHost.csproj"] = ["Actors.Abstractions", "Actors.Hosting"],
        ["hosting/Actors.Hosting.csproj"] = ["Actors.Abstractions"],
        ["postgres/Actors.Postgres.csproj"] = ["Actors.Runtime"],
        ["silo/Actors.Silo.csproj"] = ["Actors.Runtime", "Actors.Postgres", "Actors.Hosting", "Actors.CameraHost", "Actors.DisplayHost"],
        ["embedded/Engine/Actors.Embedded.csproj"] = ["Actors.Embedded.CodeGeneration"],
        ["embedded/CodeGeneration/Actors.Embedded.CodeGeneration.csproj"] = [],
    };

    public static TheoryData<string> Projects => new(Allowed.Keys);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_architecture_allows(string project)
    {
        var references = XDocument.Load(Path.Combine(Workplace.Root, project))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        references.ShouldBeSubsetOf(Allowed[project]);
    }

    [Fact]
    public void Every_project_outside_the_tests_has_its_arrows_written_down()
    {
        var projects = Checkout.Files("*.csproj")
            .Where(file => !file.StartsWith("tests/", StringComparison.Ordinal));

        projects.ShouldBe(Allowed.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Workplace.Root, "Actors.sln")).Replace('\\', '/');

        Checkout.Files("*.csproj").ShouldAllBe(project => solution.Contains($"\"{project}\""));
    }
}
