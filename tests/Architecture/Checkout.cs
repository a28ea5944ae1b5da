using System.Diagnostics;
using Actors.TestKit;

namespace Actors.Tests;

/// <summary>The files that git tracks, or would track.</summary>
internal static class Checkout
{
    private static readonly Lazy<string[]> All = new(List);

    public static IEnumerable<string> Files(params string[] patterns) =>
        All.Value.Where(file => patterns.Any(pattern => Matches(file, pattern)));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Workplace.Root, file));

    private static bool Matches(string file, string pattern) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(file), ignoreCase: false);

    private static string[] List()
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = Workplace.Root,
            RedirectStandardOutput = true,
            ArgumentList = { "ls-files", "--cached", "--others", "--exclude-standard" },
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        git.ExitCode.ShouldBe(0, "git ls-files failed in " + Workplace.Root);
        return [.. files.Where(file => File.Exists(Path.Combine(Workplace.Root, file)))];
    }
}
