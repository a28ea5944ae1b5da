using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Actors.Tests;

/// <summary>The program itself, as the launcher runs it.</summary>
public sealed class UpTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_limited_run_prints_its_summary_on_the_last_line()
    {
        await using var store = new TestStore();

        var (exit, output, errors) = await RunAsync("up", "--store", store.StoreFile, "--home", store.Home, "--port", "0", "--for", "3s");

        exit.ShouldBe(0, errors);
        output.ShouldContain("/#key=");
        output.ShouldContain("/screens/t1/checkout-1/screen-1?token=");
        output.ShouldContain("/notice/t1/entrance");
        errors.ShouldContain("No page showed a screen");
        var summary = JsonSerializer.Deserialize<JsonElement>(output.TrimEnd().Split('\n')[^1]);
        foreach (var field in (string[])["frames", "analysed", "unchanged", "dropped", "sightings", "decisions", "plays", "pages", "rss_mb", "cpu_seconds", "seconds", "start_seconds"])
        {
            summary.GetProperty(field).ValueKind.ShouldBe(JsonValueKind.Number, field);
        }

        summary.GetProperty("sightings").GetInt64().ShouldBeGreaterThan(0);
        summary.GetProperty("decisions").GetInt64().ShouldBeGreaterThanOrEqualTo(3);
        summary.GetProperty("pages").GetInt32().ShouldBe(0);
        summary.GetProperty("sighting_to_screen_ms").GetProperty("p99").ValueKind.ShouldBe(JsonValueKind.Null);
        summary.GetProperty("frame_lifetime_ms").GetProperty("max").ValueKind.ShouldBe(JsonValueKind.Null, "no frame was captured");
        summary.GetProperty("rss_mb").GetDouble().ShouldBeGreaterThan(20);
        summary.GetProperty("cameras").GetProperty("t1/checkout-1/cam-1").GetProperty("simulated").GetBoolean().ShouldBeTrue();
        summary.GetProperty("cameras").GetProperty("t1/entrance/cam-1").GetProperty("frame_lifetime_ms").GetProperty("p50").ValueKind.ShouldBe(JsonValueKind.Null);
        summary.GetProperty("lanes").GetProperty("t1/checkout-1").GetProperty("mode").GetString().ShouldBe("demographics");
        summary.GetProperty("displays").GetProperty("t1/checkout-1/screen-1").GetProperty("plays").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task A_signal_ends_the_store_within_seconds_and_loses_nothing()
    {
        await using var store = new TestStore();
        using var process = Start("up", "--store", store.StoreFile, "--home", store.Home, "--port", "0");
        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            using var deadline = new CancellationTokenSource(Deadline, TimeProvider.System);
            var opened = "";
            while (!opened.Contains("Ctrl-C ends it.", StringComparison.Ordinal))
            {
                opened += await process.StandardOutput.ReadLineAsync(deadline.Token) ?? throw new EndOfStreamException($"The store ended before it opened: {await errors}");
                opened += "\n";
            }

            var address = opened.Split('\n').Single(line => line.Contains("Console", StringComparison.Ordinal)).Trim().Split(' ')[^1];
            using var client = new HttpClient();
            client.DefaultRequestHeaders.Add("X-Actors-Key", address[(address.IndexOf("#key=", StringComparison.Ordinal) + 5)..]);
            using var body = new StringContent("""{"mode":"off"}""", Encoding.UTF8, "application/json");
            (await client.PutAsync(new Uri(new Uri(address), "/api/v1/lanes/checkout-2/mode"), body)).EnsureSuccessStatusCode();
            var began = TimeProvider.System.GetTimestamp();

            using (var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            {
                await signal.WaitForExitAsync(deadline.Token);
            }

            await process.WaitForExitAsync(deadline.Token);
            process.ExitCode.ShouldBe(0, await errors);
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        await store.StartAsync();
        var (lanes, _, _) = await store.Server.Feed.AskAsync(CancellationToken.None);
        lanes.Single(lane => lane.LaneId == "t1/checkout-2").Mode.ShouldBe(Actors.Lanes.LaneMode.Off);
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_one_sentence()
    {
        await using var store = new TestStore();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await RefusedAsync($"The port {port} of 127.0.0.1 is in use by another program; choose another with --port, from 1 to 65535, or 0 for any free one.", 1, "up", "--store", store.StoreFile, "--home", store.Home, "--port", $"{port}");
    }

    [Theory]
    [InlineData("--port", "70000", "--port is '70000'; allowed are 0 to 65535, 0 for any free one.")]
    [InlineData("--port", "http", "--port is 'http'; allowed are 0 to 65535, 0 for any free one.")]
    [InlineData("--for", "soon", "--for is 'soon'; it is a number with s, m or h, from 1s to 24h, such as 30s.")]
    [InlineData("--for", "0s", "--for is '0s'; it is a number with s, m or h, from 1s to 24h, such as 30s.")]
    [InlineData("--listen", "everywhere", "--listen is 'everywhere'; it is an IP address of this machine, 127.0.0.1 for this machine alone or 0.0.0.0 for all its addresses.")]
    public Task A_wrong_option_is_told_in_one_sentence(string option, string value, string sentence) => RefusedAsync(sentence, 2, "up", option, value);

    [Fact]
    public async Task A_store_file_that_is_not_there_is_told_in_one_sentence()
    {
        await using var store = new TestStore();

        var (exit, _, errors) = await RunAsync("up", "--store", "/nowhere/store.json", "--home", store.Home, "--port", "0");

        exit.ShouldBe(1);
        errors.TrimEnd().ShouldStartWith("/nowhere/store.json: ");
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Every_error_of_a_store_file_is_told_with_its_path()
    {
        await using var store = new TestStore();
        await File.WriteAllTextAsync(store.StoreFile, (await File.ReadAllTextAsync(store.StoreFile)).Replace("Europe/Berlin", "Europe/Atlantis", StringComparison.Ordinal));

        var (exit, _, errors) = await RunAsync("up", "--store", store.StoreFile, "--home", store.Home, "--port", "0");

        exit.ShouldBe(1);
        errors.ShouldContain("zone: ");
        errors.ShouldContain("Europe/Atlantis");
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_camera_on_the_command_line_that_is_not_there_is_told_in_one_sentence()
    {
        await using var store = new TestStore();

        var (exit, _, errors) = await RunAsync("up", "--store", store.StoreFile, "--home", store.Home, "--port", "0", "--camera", "/nowhere/clip.mp4");

        exit.ShouldBe(1);
        errors.TrimEnd().ShouldStartWith("--camera is '/nowhere/clip.mp4', and there is no such file");
    }

    [Fact]
    public async Task Models_that_are_missing_are_told_in_one_sentence()
    {
        await using var store = new TestStore();
        Directory.CreateDirectory(store.Home);

        // The unreachable camera is a real one: it would need the models.
        var (exit, _, errors) = await RunAsync("up", "--store", store.StoreFile, "--home", store.Home, "--port", "0", "--camera", "http://127.0.0.1:1/other");

        exit.ShouldBe(1);
        errors.TrimEnd().Split('\n').Length.ShouldBe(1, errors);
        errors.ShouldContain("./actors setup");
    }

    private static async Task RefusedAsync(string sentence, int exit, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);

        errors.TrimEnd().ShouldBe(sentence);
        output.ShouldBeEmpty();
        code.ShouldBe(exit);
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        using var deadline = new CancellationTokenSource(Deadline, TimeProvider.System);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Actors.Silo.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
