using Actors.Api;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class RepeatableCallTests
{
    private readonly ManualClock _clock = new();
    private int _calls;

    [Fact]
    public async Task A_call_whose_silo_has_gone_is_made_again_until_another_has_its_grain()
    {
        var call = RepeatableCall.RunAsync(() => Task.FromResult(++_calls < 4 ? throw new SiloUnavailableException("gone") : _calls), _clock);
        for (var second = 0.0; second < 3 && !call.IsCompleted; second += 0.25)
        {
            _clock.Advance(TimeSpan.FromSeconds(0.25));
        }

        (await call.Within("the fourth call's answer")).ShouldBe(4);
    }

    [Fact]
    public async Task A_grain_that_stays_away_fails_the_call_within_seconds()
    {
        var call = RepeatableCall.RunAsync<int>(() => throw new SiloUnavailableException("gone"), _clock);
        for (var second = 0.0; second < 6 && !call.IsCompleted; second += 0.25)
        {
            _clock.Advance(TimeSpan.FromSeconds(0.25));
        }

        await Should.ThrowAsync<SiloUnavailableException>(call.Within("the end of the call's patience"));
    }

    [Fact]
    public async Task What_the_grain_itself_refuses_is_refused_at_once()
    {
        await Should.ThrowAsync<ArgumentException>(RepeatableCall.RunAsync<int>(
            () =>
            {
                _calls++;
                throw new ArgumentException("no");
            },
            _clock));

        _calls.ShouldBe(1);
    }
}
