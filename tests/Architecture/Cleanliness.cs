using System.Text.RegularExpressions;

namespace Actors.Tests;

public partial class Cleanliness
{
    // A file of 400 lines is a reason to look again; lock files, solution and data are not read by people line by line.
    private const int LinesPerFile = 400;

    private static readonly string[] Sources = ["*.cs", "*.mjs", "*.js", "*.css", "*.html", "actors"];

    [Fact]
    public void No_source_file_is_longer_than_one_idea()
    {
        var long_ = Checkout.Files(Sources)
            .Select(file => (file, lines: Checkout.Read(file).Count(character => character == '\n')))
            .Where(entry => entry.lines > LinesPerFile);

        long_.ShouldBeEmpty();
    }

    [Fact]
    public void No_text_names_a_path_of_somebodys_machine_or_a_registrys_address()
    {
        var hits = Checkout.Files("*.cs", "*.md", "*.json", "*.mjs", "*.js", "*.csproj", "*.props", "*.targets", "*.html", "*.css", "*.yml", "*.yaml", "actors", "run")
            .SelectMany(file => MachinePathOrRegistry().Matches(Checkout.Read(file)).Select(match => $"{file}: {match.Value}"));

        hits.ShouldBeEmpty();
    }

    [Fact]
    public void No_leftovers_are_marked_in_the_sources()
    {
        var hits = Checkout.Files("*.cs", "*.mjs", "*.js", "*.css", "*.html")
            .Where(file => !file.EndsWith("Cleanliness.cs", StringComparison.Ordinal))
            .SelectMany(file => Leftover().Matches(Checkout.Read(file)).Select(match => $"{file}: {match.Value}"));

        hits.ShouldBeEmpty();
    }

    /// <summary>xUnit 2 calls IAsyncLifetime's DisposeAsync and never IAsyncDisposable's: what such a class starts would run on, in all tests after it.</summary>
    [Fact]
    public void What_a_test_class_cleans_up_is_cleaned_up()
    {
        var hits = Checkout.Files("*Tests.cs", "*Properties.cs").Where(file => NeverDisposed().IsMatch(Checkout.Read(file)));

        hits.ShouldBeEmpty();
    }

    [GeneratedRegex(@"^public (?:sealed |partial )*class [^\n]*\bIAsyncDisposable\b", RegexOptions.Multiline)]
    private static partial Regex NeverDisposed();

    [GeneratedRegex(@"(?<![\w.$}/])/(?:work|root|home)/\w+|https?://(?:registry\.npmjs|api\.nuget|www\.nuget)[^\s""]*|""resolved"":")]
    private static partial Regex MachinePathOrRegistry();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|\bXXX\b|NotImplementedException")]
    private static partial Regex Leftover();
}
