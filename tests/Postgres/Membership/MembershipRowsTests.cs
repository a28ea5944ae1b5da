using Actors.Membership;
using Actors.TestKit;

namespace Actors.Tests.Membership;

public sealed class MembershipRowsTests(ServerFixture fixture) : DatabaseTest(fixture)
{
    private static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private int _generation;

    private MembershipRows Rows { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Rows = new MembershipRows(Database, "store-1");
        if (Database is not null)
        {
            await Rows.BeginAsync(default);
        }
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_new_table_is_empty_and_at_version_0_however_often_it_is_begun()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Rows.BeginAsync(default)));

        var list = await Rows.ReadAllAsync(default);
        list.Version.ShouldBe(0);
        list.Members.ShouldBeEmpty();
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_member_is_read_as_it_was_added_and_the_version_moves()
    {
        var row = Silo("Active") with { Suspicions = [new("10.0.0.2:11111@7", Start.AddSeconds(5)), new("10.0.0.3:11111@8", Start.AddSeconds(6))], RoleName = "till", UpdateZone = 1, FaultZone = 2 };
        (await Rows.InsertAsync(row, "0", 1, default)).ShouldBeTrue();
        (await Rows.InsertAsync(Silo("Joining"), "1", 2, default)).ShouldBeTrue();

        var list = await Rows.ReadAllAsync(default);
        list.Version.ShouldBe(2);
        list.Members.Count.ShouldBe(2);
        var (read, etag) = (await Rows.ReadAsync(row.Address, row.Port, row.Generation, default)).Members.Single();
        etag.ShouldNotBeNullOrEmpty();
        (read with { Suspicions = [] }).ShouldBe(row with { Suspicions = [] });
        read.Suspicions.ShouldBe(row.Suspicions);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task One_silo_is_read_with_the_version_even_when_it_is_not_there()
    {
        await Rows.InsertAsync(Silo("Active"), "0", 1, default);

        var list = await Rows.ReadAsync("10.9.9.9", 1, 1, default);
        list.Version.ShouldBe(1);
        list.Members.ShouldBeEmpty();
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_member_that_is_there_or_an_old_version_adds_nothing_and_moves_nothing()
    {
        var row = Silo("Joining");
        (await Rows.InsertAsync(row, "0", 1, default)).ShouldBeTrue();

        (await Rows.InsertAsync(row, "0", 1, default)).ShouldBeFalse();
        (await Rows.InsertAsync(Silo("Joining"), "0", 1, default)).ShouldBeFalse();
        (await Rows.InsertAsync(row, "1", 2, default)).ShouldBeFalse();
        var list = await Rows.ReadAllAsync(default);
        list.Version.ShouldBe(1);
        list.Members.Count.ShouldBe(1);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_member_is_replaced_only_by_who_knows_its_etag_and_the_version()
    {
        var row = Silo("Joining");
        await Rows.InsertAsync(row, "0", 1, default);
        var before = (await Rows.ReadAllAsync(default)).Members.Single().Etag;

        (await Rows.UpdateAsync(row with { Status = "Active" }, before, "0", 2, default)).ShouldBeFalse();
        (await Rows.UpdateAsync(row with { Status = "Active" }, "no etag", "1", 2, default)).ShouldBeFalse();
        (await Rows.UpdateAsync(Silo("Active"), before, "1", 2, default)).ShouldBeFalse();
        (await Rows.ReadAllAsync(default)).Version.ShouldBe(1);
        (await Rows.UpdateAsync(row with { Status = "Active" }, before, "1", 2, default)).ShouldBeTrue();
        (await Rows.UpdateAsync(row with { Status = "Dead" }, before, "2", 3, default)).ShouldBeFalse();

        var list = await Rows.ReadAllAsync(default);
        list.Version.ShouldBe(2);
        list.Members.Single().Row.Status.ShouldBe("Active");
        list.Members.Single().Etag.ShouldNotBe(before);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task Of_twenty_changes_at_once_one_gets_through_and_twenty_who_read_again_all_do()
    {
        var row = Silo("Joining");
        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Rows.InsertAsync(row, "0", 1, default)));
        added.Count(one => one).ShouldBe(1);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            while (true)
            {
                var list = await Rows.ReadAllAsync(default);
                var (mine, etag) = list.Members.Single();
                if (await Rows.UpdateAsync(mine with { GatewayPort = mine.GatewayPort + 1 }, etag, $"{list.Version}", list.Version + 1, default))
                {
                    return;
                }
            }
        }));

        var end = await Rows.ReadAllAsync(default);
        end.Version.ShouldBe(21);
        end.Members.Single().Row.GatewayPort.ShouldBe(row.GatewayPort + 20);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_sign_of_life_changes_the_time_and_no_version_or_etag()
    {
        var row = Silo("Active");
        await Rows.InsertAsync(row, "0", 1, default);
        var before = (await Rows.ReadAllAsync(default)).Members.Single();

        await Rows.NoteAliveAsync(row.Address, row.Port, row.Generation, Start.AddMinutes(5), default);

        var list = await Rows.ReadAllAsync(default);
        list.Version.ShouldBe(1);
        list.Members.Single().Etag.ShouldBe(before.Etag);
        (list.Members.Single().Row with { Suspicions = before.Row.Suspicions }).ShouldBe(before.Row with { AliveAt = Start.AddMinutes(5) });
    }

    [NeedsFact(Needs.Postgres)]
    public async Task Forgetting_takes_the_silent_that_are_not_active_and_nobody_else()
    {
        var longAgo = Start.AddDays(-10);
        MemberRow[] rows =
        [
            Silo("Active") with { StartedAt = longAgo, AliveAt = longAgo },
            Silo("Dead") with { StartedAt = longAgo, AliveAt = longAgo },
            Silo("Joining") with { StartedAt = longAgo, AliveAt = longAgo },
            Silo("Dead") with { StartedAt = longAgo },
            Silo("Dead") with { AliveAt = longAgo },
        ];
        for (var i = 0; i < rows.Length; i++)
        {
            (await Rows.InsertAsync(rows[i], $"{i}", i + 1, default)).ShouldBeTrue();
        }

        await Rows.ForgetAsync(Start.AddDays(-3), default);

        var list = await Rows.ReadAllAsync(default);
        list.Version.ShouldBe(rows.Length);
        list.Members.Select(member => member.Row.Generation).Order().ShouldBe([rows[0].Generation, rows[3].Generation, rows[4].Generation]);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task Clusters_in_one_database_do_not_see_each_other()
    {
        var other = new MembershipRows(Database, "store-2");
        await other.BeginAsync(default);
        await Rows.InsertAsync(Silo("Active"), "0", 1, default);

        (await other.ReadAllAsync(default)).Members.ShouldBeEmpty();
        await other.ForgetAsync(Start.AddYears(1), default);
        await other.RemoveAsync("store-2", default);
        (await Rows.ReadAllAsync(default)).Members.Count.ShouldBe(1);
        await other.RemoveAsync("store-1", default);
        (await Rows.ReadAllAsync(default)).Members.ShouldBeEmpty();
    }

    private MemberRow Silo(string status) =>
        new("10.0.0.1", 11111, ++_generation, $"silo-{_generation}", "box", status, 30000, Start, Start, []);
}
