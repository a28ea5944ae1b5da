using System.Collections.Immutable;
using Actors.Cameras;
using Actors.Clusters;
using Actors.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using Orleans;

namespace Actors.Tests.Vision;

public sealed class SharedRosterTests : IDisposable
{
    private static readonly CameraPost Post = new("s/l/one", "s/l", "sim:groups");

    private readonly ManualClock _clock = new();
    private readonly ICameraHostsGrain _grain = Substitute.For<ICameraHostsGrain>();
    private readonly List<CameraHostReport> _reports = [];
    private readonly SharedRoster _roster;
    private Func<CancellationToken, ValueTask<CameraShare>> _answer = _ => ValueTask.FromResult(new CameraShare([Post], TimeSpan.FromSeconds(10)));

    public SharedRosterTests()
    {
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<ICameraHostsGrain>("s", null).Returns(_grain);
        _grain.ReportAsync(Arg.Any<CameraHostReport>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            _reports.Add((CameraHostReport)call[0]);
            return _answer((CancellationToken)call[1]);
        });
        var options = Options.Create(new CameraHostOptions { HostId = "host-1", StoreId = "s", Capacity = 7 });
        _roster = new SharedRoster(options, grains, new OpenGate(), _clock, NullLogger<SharedRoster>.Instance);
    }

    [Fact]
    public async Task The_first_question_is_asked_at_once_and_the_others_once_a_second()
    {
        (await _roster.NextAsync([], default)).ShouldBe([Post]);
        var second = _roster.NextAsync(["s/l/one"], default);
        _clock.Advance(TimeSpan.FromSeconds(0.9));
        second.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await second.WaitAsync(TimeSpan.FromSeconds(10));

        _reports.Select(report => (report.HostId, report.Capacity, string.Join(' ', report.Running), report.Leaving))
            .ShouldBe([("host-1", 7, "", false), ("host-1", 7, "s/l/one", false)]);
    }

    [Fact]
    public async Task Without_an_answer_the_cameras_go_on_for_as_long_as_the_last_answer_holds_and_no_longer()
    {
        await _roster.NextAsync([], default);
        _answer = _ => ValueTask.FromException<CameraShare>(new TimeoutException("no silo answers"));
        for (var second = 1; second <= 9; second++)
        {
            (await AskAsync()).ShouldBe([Post], $"after {second} s");
        }

        (await AskAsync()).ShouldBeEmpty("after 10 s");
        _roster.Silence.ShouldBe(TimeSpan.FromSeconds(10));

        _answer = _ => ValueTask.FromResult(new CameraShare([Post], TimeSpan.FromSeconds(10)));
        (await AskAsync()).ShouldBe([Post]);
    }

    [Fact]
    public async Task A_call_that_hangs_is_given_up_after_a_second_and_asked_again()
    {
        await _roster.NextAsync([], default);
        _answer = async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
            throw new InvalidOperationException("never");
        };
        var hanging = _roster.NextAsync([], default);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAny(hanging, UntilReportsAsync(2));
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await hanging.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe([Post]);

        _answer = _ => ValueTask.FromResult(new CameraShare([], TimeSpan.FromSeconds(10)));
        (await _roster.NextAsync([], default).WaitAsync(TimeSpan.FromSeconds(10))).ShouldBeEmpty("the next question was due already");
    }

    [Fact]
    public async Task A_farewell_is_said_once_and_a_store_that_never_answered_hears_none()
    {
        await _roster.LeaveAsync(["s/l/one"]);
        _reports.ShouldBeEmpty();

        await _roster.NextAsync([], default);
        await _roster.LeaveAsync(["s/l/one"]);
        _reports[^1].Leaving.ShouldBeTrue();
        _reports[^1].Running.ShouldBe(["s/l/one"]);

        _answer = _ => ValueTask.FromException<CameraShare>(new TimeoutException("no silo answers"));
        await _roster.LeaveAsync([]);
    }

    [Fact]
    public async Task A_roster_that_is_over_is_asked_no_more()
    {
        await _roster.NextAsync([], default);
        _roster.Dispose();
        await Should.ThrowAsync<ObjectDisposedException>(() => _roster.NextAsync([], default));
        _reports.Count.ShouldBe(1);
    }

    public void Dispose() => _roster.Dispose();

    private async Task<ImmutableArray<CameraPost>> AskAsync()
    {
        var next = _roster.NextAsync([], default);
        _clock.Advance(TimeSpan.FromSeconds(1));
        return await next.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private async Task UntilReportsAsync(int count)
    {
        while (_reports.Count < count)
        {
            await Task.Yield();
        }
    }
}
