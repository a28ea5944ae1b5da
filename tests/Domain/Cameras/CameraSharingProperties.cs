using Actors.Cameras;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Cameras;

/// <summary>What must hold for any sequence of reports. A number stands for an event and the time before it, so that failing sequences shrink.</summary>
public class CameraSharingProperties
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    [Fact]
    public void No_host_ever_gets_more_than_its_capacity()
    {
        Check(events =>
        {
            var fleet = new CameraFleet();
            fleet.Invariant = host => fleet.Running(host).Count.ShouldBeLessThanOrEqualTo(fleet.Capacity(host));
            Play(fleet, events);
        });
    }

    [Fact]
    public void What_a_host_is_told_to_run_no_other_living_host_was_told_to_run() => Check(events =>
    {
        var fleet = new CameraFleet();
        fleet.Invariant = host =>
        {
            var living = fleet.Sharing.Snapshot(fleet.Now).Hosts.Where(other => other.Alive && other.HostId != host).Select(other => other.HostId);
            foreach (var other in living.Intersect(fleet.Hosts))
            {
                // Who was silent, or was heard by an earlier activation, runs what it runs until its next report says otherwise.
                if (fleet.Running(other).Intersect(fleet.Running(host)).Any())
                {
                    fleet.Report(other);
                    fleet.Running(other).Intersect(fleet.Running(host)).ShouldBeEmpty();
                }
            }
        };
        Play(fleet, events);
    });

    [Fact]
    public void A_camera_leaves_a_living_host_only_for_a_fairer_load_and_alone() => Check(events =>
    {
        var fleet = new CameraFleet();
        var before = fleet.Sharing.Snapshot(fleet.Now);
        fleet.Invariant = _ => before = fleet.Sharing.Snapshot(fleet.Now);
        Play(fleet, events, step =>
        {
            var alive = fleet.Sharing.Snapshot(fleet.Now).Hosts.Where(host => host.Alive).ToDictionary(host => host.HostId);
            var gentle = step.Moves.Where(move => move.From is { } from && alive.ContainsKey(from)).ToArray();
            if (gentle.Length > 0)
            {
                step.Moves.Length.ShouldBe(1, "a move for fairness is made alone");
                var (from, to) = (alive[gentle[0].From!], alive[gentle[0].To]);
                ((from.CameraIds.Length + 1.0) / from.Capacity).ShouldBeGreaterThan((double)to.CameraIds.Length / to.Capacity, "the move made the load no fairer");
            }
        });
    });

    [Fact]
    public void Once_hosts_stay_every_camera_with_room_runs_the_load_is_fair_and_nothing_moves_any_more()
    {
        var full = 0;
        Check(events =>
        {
            var fleet = new CameraFleet();
            Play(fleet, events);
            fleet.Live(40);
            var moves = fleet.Moves.Count;
            fleet.Live(30);

            fleet.Moves.Count.ShouldBe(moves, "nothing may move between hosts that stay");
            var hosts = fleet.Hosts.ToArray();
            var room = hosts.Sum(fleet.Capacity);
            var running = hosts.SelectMany(fleet.Running).ToArray();
            running.ShouldBeUnique();
            running.Length.ShouldBe(Math.Min(room, fleet.Posts.Length));
            fleet.Sharing.Snapshot(fleet.Now).Unassigned.ShouldBe(fleet.Posts.Select(post => post.CameraId).Except(running), ignoreOrder: true);
            IsFair([.. hosts.Select(host => fleet.Running(host).Count)], [.. hosts.Select(fleet.Capacity)]).ShouldBeTrue();
            full += room < fleet.Posts.Length ? 1 : 0;
        });
        full.ShouldBeGreaterThan(10, "the property says little unless room is sometimes short");
    }

    [Fact]
    public void A_fair_load_is_reached_with_as_few_moves_as_any_way_to_one_needs()
    {
        var unfair = 0;
        Check(numbers =>
        {
            var fleet = new CameraFleet();
            var capacities = Names.Take(2 + (int)(At(numbers, 0) % 3)).Select((_, i) => 1 + (int)(At(numbers, i + 1) % 6)).ToArray();
            var loads = capacities.Select((capacity, i) => (int)(At(numbers, i + 10) % (uint)(capacity + 1))).ToArray();
            fleet.Configure(loads.Sum());
            var next = 0;
            for (var i = 0; i < loads.Length; i++)
            {
                fleet.Add(Names[i], capacities[i], fleet.Posts.Skip(next).Take(loads[i]).Select(post => post.CameraId));
                next += loads[i];
            }

            fleet.Live(60);
            var fewest = Loads(capacities, loads.Sum()).Where(other => IsFair(other, capacities)).Min(other => other.Zip(loads, (to, from) => Math.Max(0, from - to)).Sum());
            fleet.Moves.Count.ShouldBe(fewest, $"loads {string.Join(", ", loads)} of {string.Join(", ", capacities)}");
            unfair += fewest > 0 ? 1 : 0;
        });
        unfair.ShouldBeGreaterThan(30, "the property says nothing unless loads are often unfair");
    }

    [Fact]
    public void The_same_reports_lead_to_the_same_shares() => Check(events =>
    {
        var (one, other) = (new CameraFleet(), new CameraFleet());
        Play(one, events);
        Play(other, events);
        other.Moves.ShouldBe(one.Moves);
        other.Hosts.Select(host => string.Join(' ', other.Running(host))).ShouldBe(one.Hosts.Select(host => string.Join(' ', one.Running(host))));
    });

    [Fact]
    public void A_new_activation_moves_no_camera_of_hosts_that_are_heard_within_the_time_of_doubt() => Check(events =>
    {
        var fleet = new CameraFleet();
        Play(fleet, events);
        fleet.Live(40);
        var before = fleet.Hosts.ToDictionary(host => host, host => string.Join(' ', fleet.Running(host)));
        var moves = fleet.Moves.Count;

        fleet.Reactivate();
        var hosts = fleet.Hosts.OrderBy(host => Spread(At(events, 0), (uint)host[0])).ToArray();
        for (var step = 0; step < 10; step++)
        {
            // One after the other finds the way, and goes on reporting.
            foreach (var host in hosts.Take(1 + (step * hosts.Length / 10)))
            {
                fleet.Report(host);
            }

            fleet.Pass(0.49);
        }

        fleet.Live(20);
        fleet.Moves.Count.ShouldBe(moves);
        fleet.Hosts.ToDictionary(host => host, host => string.Join(' ', fleet.Running(host))).ShouldBe(before);
    });

    [Fact]
    public void A_camera_of_a_dead_host_runs_elsewhere_within_five_seconds_if_there_is_room()
    {
        var moved = 0;
        Check(events =>
        {
            var fleet = new CameraFleet();
            Play(fleet, events);
            fleet.Live(40);
            if (fleet.Hosts.Count() < 2)
            {
                return;
            }

            var dead = fleet.Hosts.ElementAt((int)(At(events, 0) % (uint)fleet.Hosts.Count()));
            moved += fleet.Running(dead).Count;
            fleet.Remove(dead);
            fleet.Live(5);
            fleet.Hosts.SelectMany(fleet.Running).Count().ShouldBe(Math.Min(fleet.Posts.Length, fleet.Hosts.Sum(fleet.Capacity)));
        });
        moved.ShouldBeGreaterThan(50, "the property says nothing unless dead hosts had cameras");
    }

    private static void Check(Action<uint[]> property) =>
        Prop.ForAll(ArbMap.Default.ArbFor<uint[]>(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(120));

    private static void Play(CameraFleet fleet, uint[] events, Action<CameraSharingStep>? judge = null)
    {
        fleet.Configure((int)(Spread(At(events, 0), 99) % 14));
        foreach (var number in events.Select((it, index) => (it * 1009) + (uint)index))
        {
            fleet.Pass(Spread(number, 0) % (Spread(number, 1) % 15 == 0 ? 12000 : 700) / 1000.0);
            var host = Names[Spread(number, 2) % Names.Length];
            switch (Spread(number, 3) % 30)
            {
                case 0:
                    fleet.Remove(host);
                    break;
                case 1:
                    fleet.Reactivate();
                    break;
                case 2:
                    fleet.Configure((int)(Spread(number, 4) % 14));
                    break;
                case 3 when fleet.Hosts.Contains(host):
                    judge?.Invoke(fleet.Report(host, leaving: true));
                    break;
                case 4:
                    fleet.Add(host, 1 + (int)(Spread(number, 5) % 4));
                    break;
                default:
                    if (!fleet.Hosts.Contains(host))
                    {
                        fleet.Add(host, 1 + (int)(Spread(number, 6) % 4));
                    }

                    var step = fleet.Report(host);
                    judge?.Invoke(step);
                    break;
            }
        }
    }

    /// <summary>By the definition, and not by the code under test: no single camera's move makes the greater of the two loads smaller.</summary>
    private static bool IsFair(int[] loads, int[] capacities) => !(
        from giver in Enumerable.Range(0, loads.Length)
        from taker in Enumerable.Range(0, loads.Length)
        where giver != taker && loads[taker] < capacities[taker] && (loads[taker] + 1) * capacities[giver] < loads[giver] * capacities[taker]
        select giver).Any();

    private static IEnumerable<int[]> Loads(int[] capacities, int cameras) =>
        capacities.Length == 0
            ? cameras == 0 ? [[]] : []
            : Enumerable.Range(0, Math.Min(capacities[0], cameras) + 1).SelectMany(first => Loads(capacities[1..], cameras - first).Select(rest => (int[])[first, .. rest]));

    private static uint At(uint[] numbers, int index) => index < numbers.Length ? Spread(numbers[index], (uint)index + 20) : Spread(0, (uint)index + 40);

    /// <summary>Small numbers, which is what is generated and shrunk to, spread over everything.</summary>
    private static uint Spread(uint number, uint salt)
    {
        var mixed = (number + (salt * 0x9E3779B9)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >> 13)) * 0xC2B2AE35;
        return (mixed ^ (mixed >> 16)) >> 4;
    }
}
