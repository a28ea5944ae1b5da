using System.Diagnostics;
using Actors.TestKit;

namespace Actors.Tests;

public class Launcher
{
    [Fact]
    public async Task A_verb_that_does_not_exist_is_refused_with_the_verbs_that_do()
    {
        var (exit, output, error) = await RunAsync("play");

        exit.ShouldBe(2);
        output.ShouldBeEmpty();
        error.Trim().ShouldBe("actors: 'play' is no verb; allowed: up, replay, check, evaluate, bench, test, setup.");
    }

    [Fact]
    public async Task A_suite_that_does_not_exist_is_refused_before_anything_is_set_up()
    {
        var (exit, _, error) = await RunAsync("test", "Nothing");

        exit.ShouldBe(1);
        error.Trim().ShouldStartWith("actors: suite 'Nothing' does not exist; allowed: Architecture ");
        error.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_verb_the_launcher_tells_its_verbs()
    {
        var (exit, output, _) = await RunAsync();

        exit.ShouldBe(0);
        foreach (var verb in (string[])["up", "replay", "check", "evaluate", "bench", "test", "setup"])
        {
            output.ShouldContain($"\n  {verb} ");
        }
    }

    [Fact]
    public async Task Without_an_sdk_the_launcher_says_where_to_get_one()
    {
        var (exit, _, error) = await RunAsync(["setup"], withoutSdk: true);

        exit.ShouldBe(1);
        error.Trim().ShouldBe("actors: the .NET 10 SDK is not on the path; install it from https://dot.net and run this again.");
    }

    private static Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync(arguments, withoutSdk: false);

    private static async Task<(int Exit, string Output, string Error)> RunAsync(string[] arguments, bool withoutSdk)
    {
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Workplace.Root, "actors"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (withoutSdk)
        {
            start.Environment["PATH"] = FolderWith("dirname", "cat", "id");
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, await output, await error);
    }

    private static string FolderWith(params string[] programs)
    {
        var folder = Directory.CreateTempSubdirectory("actors-path-").FullName;
        foreach (var program in programs)
        {
            File.CreateSymbolicLink(Path.Combine(folder, program), Path.Combine("/usr/bin", program));
        }

        return folder;
    }
}
