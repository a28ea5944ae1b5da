using System.Text.RegularExpressions;
using Actors.TestKit;

namespace Actors.Tests;

public partial class Documents
{
    private static readonly string[] Pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];

    public static TheoryData<string> AllPages => new(Pages);

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_path_that_a_document_names_exists(string page)
    {
        var paths = InlineCode().Matches(WithoutBlocks(Checkout.Read(page)))
            .Select(match => match.Groups[1].Value)
            .Where(code => PathLike().IsMatch(code))
            .Concat(Link().Matches(Checkout.Read(page)).Select(match => match.Groups[1].Value))
            .Where(path => !path.Contains("://") && !path.StartsWith('#'))
            .Distinct();

        var missing = paths.Where(path => !Exists(path)).ToList();

        missing.ShouldBeEmpty($"{page} names what does not exist");
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Every_command_that_a_document_names_is_a_verb_of_the_launcher(string page)
    {
        var launcher = Checkout.Read("actors");
        var verbs = Command().Matches(Checkout.Read(page)).Select(match => match.Groups[1].Value).Distinct();

        verbs.ShouldAllBe(verb => Regex.IsMatch(launcher, $@"^  ([a-z| ]+ )?{verb}( [a-z| ]+)?\)", RegexOptions.Multiline));
    }

    [Fact]
    public void The_glossary_holds_each_term_once_and_in_order()
    {
        var terms = Checkout.Read("GLOSSARY.md").Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Term", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1].Trim())
            .ToList();

        terms.ShouldNotBeEmpty();
        terms.ShouldBe(terms.Distinct().Order(StringComparer.OrdinalIgnoreCase));
    }

    private static bool Exists(string path)
    {
        var full = Path.Combine(Workplace.Root, path.TrimEnd('/'));
        return File.Exists(full) || Directory.Exists(full);
    }

    private static string WithoutBlocks(string markdown) => Block().Replace(markdown, "");

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"`([^`\n]+)`")]
    private static partial Regex InlineCode();

    // A path of this repository: a known top-level folder, or a file at the root.
    [GeneratedRegex(@"^(silo|grains|camera-host|display-host|embedded|postgres|tests|k8s|docs|\.ci)(/[\w.\-/]*)?$|^[A-Z]\w+\.(sln|md|txt|props|targets)$")]
    private static partial Regex PathLike();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\./actors ([a-z]+)")]
    private static partial Regex Command();
}
