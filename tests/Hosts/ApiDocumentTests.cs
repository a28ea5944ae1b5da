using System.Diagnostics;
using System.Text.RegularExpressions;
using Actors.TestKit;

namespace Actors.Tests;

/// <summary>docs/api.md is run as it stands: its blocks of shell, in order, by a shell and curl, against a real store.</summary>
public sealed partial class ApiDocumentTests
{
    [Fact]
    public async Task Every_example_answers_with_the_status_that_the_page_says()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Workplace.Root, "docs", "api.md"));
        var examples = Blocks().Matches(page).SelectMany(block => Examples(block.Groups[1].Value)).ToList();
        examples.Count.ShouldBeGreaterThan(20);
        await using var store = await TestStore.StartedAsync();
        var folder = Directory.CreateTempSubdirectory("actors-examples-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "hello.svg"), """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9" fill="#246"/></svg>""");
            await File.WriteAllTextAsync(Path.Combine(folder, "alert.xml"), ApiAlerts.Storm(DateTimeOffset.UnixEpoch.AddYears(56), DateTimeOffset.UnixEpoch.AddYears(80)));
            foreach (var (command, status) in examples)
            {
                (await RunAsync(command, store, folder)).ShouldBe(status, command);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<(string Command, string Status)> Examples(string block)
    {
        var commands = Ends().Matches(block);
        commands.Count.ShouldBe(Calls().Count(block), $"Each call needs its status behind it: {block}");
        var from = 0;
        foreach (var end in commands.Cast<Match>())
        {
            yield return (block[from..end.Index].Trim(), end.Groups[1].Value);
            from = end.Index + end.Length;
        }
    }

    /// <summary>Runs one call. Returns the status, with the answer's body where it was not a good one.</summary>
    private static async Task<string> RunAsync(string command, TestStore store, string folder)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-euc");
        start.ArgumentList.Add("curl() { command curl -sS -o answer -w '%{http_code}' \"$@\"; }\n" + command);
        start.Environment["STORE"] = store.Server.Address;
        start.Environment["KEY"] = store.Server.Key.Text;
        using var shell = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        return shell.ExitCode == 0 ? await output : $"{await output} {await error}";
    }

    [GeneratedRegex(@"^```sh\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"   # (\d\d\d)$", RegexOptions.Multiline)]
    private static partial Regex Ends();

    [GeneratedRegex(@"^curl ", RegexOptions.Multiline)]
    private static partial Regex Calls();
}
