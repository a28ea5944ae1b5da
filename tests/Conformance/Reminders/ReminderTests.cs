using System.Globalization;
using Actors.Tests.Timers;

namespace Actors.Tests.Reminders;

[Collection(ClockedCollection.Name)]
public sealed class ReminderTests(Clocked clocked)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly IDiaryGrain _diary = clocked.New<IDiaryGrain>();

    private Journal Journal => Journal.Of(_diary.GetPrimaryKeyString());

    [Fact]
    public async Task A_reminder_ticks_when_due_and_every_period_until_it_is_forgotten()
    {
        var first = clocked.Clock.GetUtcNow() + (10 * Minute);
        (await _diary.Remember("open", 10 * Minute, 20 * Minute)).ShouldBe("open");
        clocked.Clock.Advance(9.9 * Minute);
        await _diary.Names();
        Journal.Lines.ShouldBeEmpty();
        clocked.Clock.Advance(0.1 * Minute);
        await Journal.SeesAsync("open");
        Journal.Lines.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"open, first {first:HH:mm:ss}, every 00:20:00"));
        await clocked.PassUntilAsync(Journal, "open", times: 2);
        clocked.Clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(first + (20 * Minute));
        await clocked.PassUntilAsync(Journal, "open", times: 3);

        (await _diary.Forget("open")).ShouldBeTrue();
        (await _diary.Forget("open")).ShouldBeFalse();
        for (var i = 0; i < 30; i++)
        {
            clocked.Clock.Advance(2 * Minute);
            await _diary.Names();
        }

        Journal.Lines.Count(static line => line == "open").ShouldBe(3);
    }

    [Fact]
    public async Task A_grain_knows_its_reminders_and_no_others()
    {
        var other = clocked.New<IDiaryGrain>();
        await _diary.Remember("open", Minute, Minute);
        await _diary.Remember("close", Minute, Minute);
        await other.Remember("other", Minute, Minute);
        (await _diary.Names()).ShouldBe(["close", "open"]);
        (await other.Names()).ShouldBe(["other"]);
        (await _diary.Forget("other")).ShouldBeFalse();
        await _diary.Forget("open");
        (await _diary.Names()).ShouldBe(["close"]);
        await _diary.Forget("close");
        await other.Forget("other");
    }

    [Fact]
    public async Task A_reminder_that_is_registered_again_has_its_new_times_only()
    {
        await _diary.Remember("open", 30 * Minute, TimeSpan.FromHours(1));
        await _diary.Remember("open", 10 * Minute, 20 * Minute);
        (await _diary.Names()).ShouldBe(["open"]);
        clocked.Clock.Advance(10 * Minute);
        await Journal.SeesAsync("open");
        var second = clocked.Clock.GetUtcNow() + (20 * Minute);
        await clocked.PassUntilAsync(Journal, "open", times: 2);
        clocked.Clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(second);
        await _diary.Forget("open");
    }

    [Fact]
    public async Task A_reminder_wakes_a_grain_that_was_deactivated()
    {
        await _diary.Remember("open", 10 * Minute, TimeSpan.FromHours(1));
        await _diary.Leave();
        await Journal.SeesAsync("left");
        clocked.Clock.Advance(10 * Minute);
        await Journal.SeesAsync("open");
        (await _diary.Names()).ShouldBe(["open"]);
        await _diary.Forget("open");
    }

    [Fact]
    public async Task A_tick_that_fails_does_not_end_the_reminder()
    {
        await _diary.Fail(true);
        await _diary.Remember("open", Minute, 5 * Minute);
        clocked.Clock.Advance(Minute);
        await Journal.SeesAsync("open");
        await clocked.PassUntilAsync(Journal, "open", times: 2);
        await _diary.Forget("open");
    }

    [Fact]
    public async Task Times_that_are_not_allowed_are_refused()
    {
        await Should.ThrowAsync<ArgumentException>(() => _diary.Remember("often", Minute, TimeSpan.FromSeconds(1)));
        await Should.ThrowAsync<ArgumentException>(() => _diary.Remember("past", -Minute, Minute));
        await Should.ThrowAsync<ArgumentException>(() => _diary.Remember("", Minute, Minute));
        (await _diary.Names()).ShouldBeEmpty();
    }
}
