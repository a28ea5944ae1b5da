using Actors.Displays;
using Actors.Lanes;
using Actors.Signage;
using Actors.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Lanes;

/// <summary>What a lane has promised it keeps, whatever the contracts, dayparts, spots and clocks.</summary>
public class LanePromiseProperties
{
    /// <summary>Two days, and the night that began on the second.</summary>
    private const int AllHours = 56;

    private static readonly string[] Starts = ["2026-03-27T23:00Z", "2026-10-23T22:00Z", "2026-06-09T22:00Z"];
    private static readonly (string From, string To)[] Parts = [("06:00", "22:00"), ("22:00", "06:00"), ("00:00", "00:00"), ("01:30", "03:30"), ("11:00", "13:00")];

    /// <summary>Contracts, spots and hours of two days, one of them with a clock change, that leave half of a lane's time free.</summary>
    private static readonly Gen<Case> Cases =
        from start in Gen.Elements(Starts)
        from part in Gen.Elements(Parts)
        from screens in Gen.Elements(1, 1, 2, 3)
        from filler in Gen.Choose(5, 20)
        from spots in Gen.Choose(5, 20).ListOf(3)
        from loads in Gen.Choose(2, 16).ListOf(3)
        from priorities in Gen.Elements(0, 50, 50).ListOf(3)
        select new Case(start, part, screens, filler, [.. spots], [.. loads.Select(it => it / 100.0)], [.. priorities]);

    [Fact]
    public void Contracted_plays_stay_within_one_play_of_an_even_pace_and_end_as_contracted() => Check(KeepsContracts);

    /// <summary>Half of the time of a lane is promised here: a priority, the end of the open time, and the pace itself can each be in the way.</summary>
    [Theory]
    [InlineData("2026-10-23T22:00Z", 4, 1, 10, new[] { 15, 5, 20 }, new[] { 0.19, 0.19, 0.11 }, new[] { 50, 50, 0 })]
    [InlineData("2026-06-09T22:00Z", 4, 3, 16, new[] { 5, 5, 7 }, new[] { 0.06, 0.15, 0.21 }, new[] { 50, 0, 50 })]
    [InlineData("2026-06-09T22:00Z", 0, 3, 19, new[] { 9, 5, 8 }, new[] { 0.20, 0.15, 0.21 }, new[] { 0, 0, 0 })]
    [InlineData("2026-06-09T22:00Z", 2, 3, 15, new[] { 19, 6, 5 }, new[] { 0.18, 0.17, 0.22 }, new[] { 0, 50, 50 })]
    public void Contracts_that_are_easily_broken_are_kept(string from, int part, int screens, int filler, int[] spots, double[] loads, int[] priorities) =>
        KeepsContracts(new Case(from, Parts[part], screens, filler, spots, loads, priorities));

    [Fact]
    public void Shares_of_voice_are_within_a_percentage_point_of_what_was_promised() => Check(it =>
    {
        var drive = it.Drive(CampaignGoal.SharePercent, (load, _, _) => load * 100 * 1.5);
        drive.Sleep(drive.Now.AddHours(AllHours));
        foreach (var campaign in it.Campaigns(drive))
        {
            var share = 100 * Shown(drive, campaign.ItemId, it) / it.Open(DateTimeOffset.MaxValue);
            share.ShouldBe(campaign.Campaign!.Amount, 1.0, $"{it}: {campaign.ItemId}");
        }
    });

    [Fact]
    public void Seconds_an_hour_are_shown_within_a_spot_in_each_clock_hour() => Check(it =>
    {
        var drive = it.Drive(CampaignGoal.SecondsAnHour, (load, _, _) => load * 3600);
        drive.Sleep(drive.Now.AddHours(AllHours));
        foreach (var campaign in it.Campaigns(drive))
        {
            var spot = it.Spots[int.Parse(campaign.ItemId, System.Globalization.CultureInfo.InvariantCulture)];
            for (var hour = it.Start; hour < it.Start.AddHours(AllHours); hour = hour.AddHours(1))
            {
                var promised = campaign.Campaign!.Amount / 3600 * (it.Open(hour.AddHours(1)) - it.Open(hour));
                var shown = Pieces(drive, campaign.ItemId).Sum(play => Math.Max(0, (Min(play.To, hour.AddHours(1)) - Max(play.From, hour)).TotalSeconds));
                shown.ShouldBe(promised, 2.0 * spot, $"{it}: {campaign.ItemId} from {hour:O}");
            }
        }
    });

    [Fact]
    public void Limits_an_hour_hold_in_any_sixty_minutes_and_the_same_inputs_lead_to_the_same_decisions() => Check(it =>
    {
        var (one, other) = (Capped(it), Capped(it));
        one.Plays.Select(play => (play.Decision.At, play.Content.ContentId, string.Join('|', play.Decision.Steps)))
            .ShouldBe(other.Plays.Select(play => (play.Decision.At, play.Content.ContentId, string.Join('|', play.Decision.Steps))));
        foreach (var plays in one.Plays.Where(play => play.CampaignId is not null || play.EntryId == "capped").GroupBy(play => play.CampaignId ?? play.EntryId))
        {
            var began = plays.Select(play => play.Decision.At).ToList();
            began.Skip(7).Zip(began).ShouldAllBe(pair => pair.First - pair.Second >= TimeSpan.FromHours(1));
            began.Count.ShouldBeGreaterThan(1);
        }
    });

    private static void KeepsContracts(Case it)
    {
        var drive = it.Drive(CampaignGoal.Plays, (load, spot, open) => Math.Max(1, Math.Floor(load * open.TotalSeconds / spot)) * it.Screens);
        for (var i = 0; i < AllHours * 6; i++)
        {
            drive.Sleep(drive.Now.AddMinutes(10));
            foreach (var campaign in it.Campaigns(drive))
            {
                var delivered = Delivered(drive, campaign.ItemId);
                var owed = campaign.Campaign!.Amount * it.Open(drive.Now) / it.Open(DateTimeOffset.MaxValue);
                (delivered - owed).ShouldBeInRange(-1.0 * it.Screens, 1.0 * it.Screens, $"{it}: {campaign.ItemId} at {drive.Now:O}, {delivered} of {owed:0.00}");
            }
        }

        foreach (var campaign in it.Campaigns(drive))
        {
            Delivered(drive, campaign.ItemId).ShouldBe((long)campaign.Campaign!.Amount, $"{it}: {campaign.ItemId}");
        }
    }

    private static LaneDrive Capped(Case it)
    {
        var drive = it.Drive(CampaignGoal.SharePercent, (load, _, _) => load * 100, mostPlaysAnHour: 7);
        drive.Sleep(drive.Now.AddHours(30));
        return drive;
    }

    private static void Check(Action<Case> property) =>
        Prop.ForAll(Cases.ToArbitrary(), it => property(it)).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    private static long Delivered(LaneDrive drive, string campaign) => drive.Plan.Tally.Campaigns.Single(it => it.CampaignId == campaign).Plays;

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Pieces(LaneDrive drive, string campaign) =>
        drive.Plays.Select((play, index) => (play, To: index + 1 < drive.Plays.Count ? drive.Plays[index + 1].Decision.At : drive.Now))
            .Where(it => it.play.CampaignId == campaign).Select(it => (it.play.Decision.At, it.To));

    private static double Shown(LaneDrive drive, string campaign, Case it) => Pieces(drive, campaign).Sum(play => it.Open(play.To) - it.Open(play.From));

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private sealed record Case(string From, (string From, string To) Part, int Screens, int Filler, int[] Spots, double[] Loads, int[] Priorities)
    {
        private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        public DateTimeOffset Start => DateTimeOffset.Parse(From, System.Globalization.CultureInfo.InvariantCulture);

        public override string ToString() =>
            $"{From} {Part} on {Screens} screens, filler {Filler} s, spots {string.Join(' ', Spots)} s, loads {string.Join(' ', Loads)}, priorities {string.Join(' ', Priorities)}";

        private DateOnly FirstDay => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Start, Berlin).DateTime);

        /// <summary>Open seconds from the start to a moment.</summary>
        public double Open(DateTimeOffset until) =>
            Dayparts.Spans([SomeSignage.Daypart("part", Part.From, Part.To).Daypart!], FirstDay, FirstDay.AddDays(1), Berlin, Start, until < Start.AddDays(4) ? until : Start.AddDays(4))
                .Sum(span => (span.To - span.From).TotalSeconds);

        public LaneDrive Drive(CampaignGoal goal, Func<double, int, TimeSpan, double> amount, int? mostPlaysAnHour = null)
        {
            var lane = Some.Lane(Some.Content("welcome", isDefault: true, maximum: Filler)) with { DisplayIds = [.. Enumerable.Range(1, Screens).Select(i => $"s1/checkout-1/screen-{i}")] };
            List<SignageItem> items = [SomeSignage.Daypart("part", Part.From, Part.To), SomeSignage.Content("notice", maximum: Filler), SomeSignage.Playlist("list", "notice", "welcome")];
            items.Add(SomeSignage.Entry("capped", "list", mostPlaysAnHour: mostPlaysAnHour));
            for (var i = 0; i < Spots.Length; i++)
            {
                items.Add(SomeSignage.Content($"spot-{i}", maximum: Spots[i]));
                items.Add(SomeSignage.Campaign(
                    $"{i}", goal, amount(Loads[i], Spots[i], TimeSpan.FromSeconds(Open(DateTimeOffset.MaxValue))), $"spot-{i}", Priorities[i], mostPlaysAnHour,
                    from: FirstDay, until: FirstDay.AddDays(1), dayparts: "part"));
            }

            return new LaneDrive(lane, start: Start, schedule: LaneScheduling.For(SomeSignage.Store(lane), lane, items, 1));
        }

        public IEnumerable<SignageItem> Campaigns(LaneDrive drive) => drive.Schedule.Items.Where(item => item.Campaign is not null);
    }
}
