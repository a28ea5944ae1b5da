using System.Collections.Immutable;
using Actors.Displays;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;

namespace Actors.Tests;

public sealed class DisplayTimingTests
{
    private static readonly DateTimeOffset Pushed = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_switch_is_placed_wrongly_by_at_most_half_of_what_the_ways_took() =>
        Prop.ForAll(
            Gen.Choose(0, 2000).Three().Select(t => (There: t.Item1, Painting: t.Item2, Back: t.Item3)).ToArbitrary(),
            t =>
            {
                var truth = Pushed.AddMilliseconds(t.There + t.Painting);
                var told = PlayTiming.SwitchedAt(Pushed, TimeSpan.FromMilliseconds(t.Painting), truth.AddMilliseconds(t.Back));
                return Math.Abs((told - truth).TotalMilliseconds) <= (t.There + t.Back) / 2.0;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_page_that_claims_to_have_needed_longer_than_passed_has_switched_when_it_said_so()
    {
        var received = Pushed.AddMilliseconds(40);

        PlayTiming.SwitchedAt(Pushed, TimeSpan.FromSeconds(3), received).ShouldBe(received);
    }

    [Fact]
    public void Only_a_live_program_caused_by_a_sighting_has_a_time_to_screen()
    {
        var switched = Pushed.AddMilliseconds(80);

        PlayTiming.SightingToScreenMs(new PushedProgram(Program(Pushed), Live: true), switched).ShouldBe(80);
        PlayTiming.SightingToScreenMs(new PushedProgram(Program(Pushed), Live: false), switched).ShouldBeNull();
        PlayTiming.SightingToScreenMs(new PushedProgram(Program(null), Live: true), switched).ShouldBeNull();
        PlayTiming.SightingToScreenMs(new PushedProgram(Program(switched.AddSeconds(1)), Live: true), switched).ShouldBeNull("the camera host's clock is ahead");
    }

    [Fact]
    public void A_program_that_is_over_reaches_a_page_with_nothing_left()
    {
        PageMessages.Program(Program(null), null, Pushed.AddSeconds(4), Tickets).RemainingMs.ShouldBe(6000);
        PageMessages.Program(Program(null), null, Pushed.AddDays(2), Tickets).RemainingMs.ShouldBe(0);
        PageMessages.Program(Program(null), null, Pushed.AddSeconds(-5), Tickets).RemainingMs.ShouldBe(10_000, "a clock that is behind must not stretch a spot");
    }

    private static readonly PlayTickets Tickets = new(Options.Create(new DisplayHostOptions { TokenSecret = new byte[32] }));

    private static DisplayProgram Program(DateTimeOffset? sighting)
    {
        var item = new ContentItem("a", "A", ContentKind.Image, new string('0', 64), "image/png", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), null, ContentCategory.None, true, []);
        return new DisplayProgram("s1/a/b", 1, Guid.Empty, item, Pushed, "", ImmutableArray<ContentItem>.Empty, sighting, false, []);
    }
}
