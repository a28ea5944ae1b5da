using System.Net;
using Actors.Running;
using Actors.Security;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class StartTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("actors-start-").FullName;

    [Theory]
    [InlineData("30s", 30)]
    [InlineData("1.5m", 90)]
    [InlineData("24h", 86_400)]
    public void The_length_of_a_run_is_read(string text, double seconds) => RunTime.Parse(text).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("0s")]
    [InlineData("25h")]
    [InlineData("1e3s")]
    [InlineData("NaNs")]
    [InlineData("30 s")]
    [InlineData("30d")]
    public void A_length_that_is_none_is_refused(string text) => RunTime.Parse(text).ShouldBeNull();

    [Fact]
    public void A_key_is_made_once_and_only_its_owner_may_read_it()
    {
        var file = Path.Combine(_home, "operator.key");
        var made = OperatorKey.LoadOrCreate(file);

        OperatorKey.LoadOrCreate(file).Text.ShouldBe(made.Text);
        made.Text.Length.ShouldBe(43);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        made.Matches(made.Text).ShouldBeTrue();
        made.Matches(made.Text[..^1]).ShouldBeFalse();
        made.Matches("").ShouldBeFalse();
    }

    [Fact]
    public void A_key_file_without_a_key_is_refused_with_its_name()
    {
        var file = Path.Combine(_home, "operator.key");
        File.WriteAllText(file, "1234\n");

        Should.Throw<StartRefusedException>(() => OperatorKey.LoadOrCreate(file)).Message.ShouldContain(file);
    }

    [Fact]
    public void Two_runs_cannot_share_a_home()
    {
        using var first = StateFolder.Take(_home);

        Should.Throw<StartRefusedException>(() => StateFolder.Take(_home)).Message.ShouldContain("in use by another run");
    }

    [Fact]
    public void A_home_is_free_again_after_its_run()
    {
        StateFolder.Take(_home).Dispose();

        StateFolder.Take(_home).Dispose();
    }

    [Fact]
    public void A_home_that_cannot_be_made_is_refused_with_its_name()
    {
        var file = Path.Combine(_home, "file");
        File.WriteAllText(file, "");

        Should.Throw<StartRefusedException>(() => StateFolder.Take(file)).Message.ShouldStartWith($"The home '{file}' cannot be used");
    }

    [Fact]
    public void Ten_wrong_keys_shut_an_address_out_for_the_rest_of_the_minute_and_no_other()
    {
        var clock = new ManualClock();
        var failures = new FailedKeys(clock);
        for (var i = 0; i < FailedKeys.Allowed; i++)
        {
            failures.ShutOutFor(IPAddress.Loopback).ShouldBe(TimeSpan.Zero);
            failures.Add(IPAddress.Loopback);
        }

        clock.Advance(TimeSpan.FromSeconds(20));
        failures.ShutOutFor(IPAddress.Loopback).ShouldBe(TimeSpan.FromSeconds(40));
        failures.ShutOutFor(IPAddress.Parse("10.0.0.1")).ShouldBe(TimeSpan.Zero);
        clock.Advance(TimeSpan.FromSeconds(40));
        failures.ShutOutFor(IPAddress.Loopback).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_process_tree_counts_this_process_at_least()
    {
        var measured = ProcessTree.Measure(without: null);

        measured.ResidentBytes.ShouldBeGreaterThan(10_000_000);
        measured.CpuSeconds.ShouldBeGreaterThan(0);
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);
}
