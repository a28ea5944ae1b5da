using Actors.Embedded;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests.Timers;

public sealed class ReminderTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_reminder_outlives_its_silo_and_ticks_that_fell_into_the_pause_are_not_made_up_for()
    {
        await using (var silo = await StartAsync())
        {
            await silo.Grain<IDiaryGrain>("d").Remember("open", TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
        }

        _clock.Advance(TimeSpan.FromHours(3));
        await using var next = await StartAsync();
        (await next.Grain<IDiaryGrain>("d").Names()).ShouldBe(["open"]);
        _clock.Advance(TimeSpan.FromMinutes(29));
        Journal(next).Lines.ShouldBeEmpty();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Journal(next).SeesAsync("open at 12:30");
    }

    [Fact]
    public async Task A_period_shorter_than_allowed_is_refused()
    {
        await using var silo = await StartAsync();
        (await Should.ThrowAsync<ArgumentException>(() => silo.Grain<IDiaryGrain>("d").Remember("often", TimeSpan.Zero, TimeSpan.FromSeconds(1))))
            .Message.ShouldContain("'often' of diary/d has a period of 00:00:01; the shortest allowed is 00:01:00");
    }

    private static Journal Journal(TestSilo silo) => silo.Services.GetRequiredService<Journal>();

    private Task<TestSilo> StartAsync() => TestSilo.StartAsync(
        silo => silo.UseSqliteReminderService(options => options.Path = _folder.File("state.db")), _clock);
}
