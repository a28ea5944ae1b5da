namespace Actors.Tests.Chaos;

public class ChaosPlanTests
{
    private static readonly IReadOnlyList<Part> Parts =
    [
        new Nothing("silo-0", PartKind.Silo), new Nothing("silo-1", PartKind.Silo), new Nothing("camera-host-0", PartKind.CameraHost),
        new Nothing("display-host-0", PartKind.DisplayHost), new Nothing("postgres", PartKind.Database),
    ];

    [Fact]
    public void The_same_seed_draws_the_same_faults_and_another_seed_others()
    {
        Drawn(7, 10).ShouldBe(Drawn(7, 10));
        Drawn(7, 10).ShouldNotBe(Drawn(8, 10));
    }

    [Fact]
    public void A_short_run_breaks_every_kind_of_part_before_it_breaks_one_again() =>
        new ChaosPlan(7).Draw(Parts, 4).Select(each => each.Part.Kind).ShouldBeUnique();

    [Fact]
    public void A_long_run_does_every_fault_that_can_be_done_once() =>
        Drawn(7, 1000).ShouldBeUnique();

    private static IReadOnlyList<string> Drawn(int seed, int most) => [.. new ChaosPlan(seed).Draw(Parts, most).Select(each => $"{each.Fault} of {each.Part.Name}")];

    private sealed class Nothing(string name, PartKind kind) : Part(name, kind, socket: null, disk: null!)
    {
        public override Task StartAsync() => Task.CompletedTask;

        public override Task KillAsync() => Task.CompletedTask;

        public override Task<int> TerminateAsync() => Task.FromResult(0);

        public override void Freeze()
        {
        }

        public override void Thaw()
        {
        }

        public override void SetClock(TimeSpan offset)
        {
        }
    }
}
