using Actors.Reminders;
using Actors.TestKit;

namespace Actors.Tests.Reminders;

public sealed class ReminderRowsTests(ServerFixture fixture) : DatabaseTest(fixture)
{
    private static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    private ReminderRows Rows => new(Database);

    [NeedsFact(Needs.Postgres)]
    public async Task A_reminder_is_read_as_it_was_written()
    {
        var row = Reminder("s1/foo\\#b_a_z?", "daily/1") with { Hash = uint.MaxValue, Period = TimeSpan.FromDays(40) + TimeSpan.FromMilliseconds(1.5), StartAt = Start.AddMicroseconds(7) };
        var etag = await Rows.PutAsync(row, default);

        (await Rows.ReadAsync(row.GrainType, row.GrainKey, row.Name, default)).ShouldBe((row, etag));
        (await Rows.OfGrainAsync(row.GrainType, row.GrainKey, default)).ShouldBe([(row, etag)]);
        (await Rows.ReadAsync(row.GrainType, row.GrainKey, "other", default)).ShouldBeNull();
        (await Rows.OfGrainAsync(row.GrainType, "other", default)).ShouldBeEmpty();
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_reminder_is_removed_only_by_who_knows_its_etag_even_when_it_was_made_anew()
    {
        var row = Reminder("s1", "daily");
        var first = await Rows.PutAsync(row, default);
        var second = await Rows.PutAsync(row with { StartAt = Start.AddHours(1) }, default);
        second.ShouldNotBe(first);

        (await Rows.RemoveAsync(row.GrainType, row.GrainKey, row.Name, first, default)).ShouldBeFalse();
        (await Rows.RemoveAsync(row.GrainType, row.GrainKey, "other", second, default)).ShouldBeFalse();
        (await Rows.RemoveAsync(row.GrainType, row.GrainKey, row.Name, "no etag", default)).ShouldBeFalse();
        (await Rows.RemoveAsync(row.GrainType, row.GrainKey, row.Name, second, default)).ShouldBeTrue();
        (await Rows.RemoveAsync(row.GrainType, row.GrainKey, row.Name, second, default)).ShouldBeFalse();
        await Rows.PutAsync(row, default);
        (await Rows.RemoveAsync(row.GrainType, row.GrainKey, row.Name, first, default)).ShouldBeFalse();
    }

    [NeedsFact(Needs.Postgres)]
    public async Task Writers_at_once_each_get_an_etag_of_their_own_and_the_last_one_holds()
    {
        var etags = await Task.WhenAll(Enumerable.Range(0, 25).Select(i => Rows.PutAsync(Reminder("s1", $"{i % 5}") with { StartAt = Start.AddMinutes(i) }, default)));

        etags.Distinct().Count().ShouldBe(25);
        var kept = await Rows.OfGrainAsync("lane", "s1", default);
        kept.Count.ShouldBe(5);
        kept.ShouldAllBe(one => etags.Contains(one.Etag));
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_range_of_the_ring_holds_its_end_and_not_its_begin_and_may_lead_over_the_rings_end()
    {
        const int Seed = 77;
        var random = new Random(Seed);
        uint[] hashes = [0, 1, uint.MaxValue - 1, uint.MaxValue, .. Enumerable.Range(0, 60).Select(_ => (uint)random.NextInt64(uint.MaxValue))];
        hashes = [.. hashes.Distinct()];
        await Task.WhenAll(hashes.Select(hash => Rows.PutAsync(Reminder($"{hash}", "r") with { Hash = hash }, default)));

        (uint Begin, uint End)[] ranges =
        [
            (0, uint.MaxValue), (0, 0), (uint.MaxValue, uint.MaxValue), (uint.MaxValue, 0), (5, 5), (1, 0), (0, 1), (uint.MaxValue - 1, 1),
            .. Enumerable.Range(0, 100).Select(_ => (hashes[random.Next(hashes.Length)], random.Next(2) == 0 ? hashes[random.Next(hashes.Length)] : (uint)random.NextInt64(uint.MaxValue))),
        ];
        foreach (var (begin, end) in ranges)
        {
            var expected = hashes.Where(hash => begin < end ? hash > begin && hash <= end : hash > begin || hash <= end).Order();
            (await Rows.OfRangeAsync(begin, end, default)).Select(one => one.Row.Hash).Order().ShouldBe(expected, $"({begin}, {end}] with seed {Seed}");
        }
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_cleared_table_is_empty()
    {
        await Rows.PutAsync(Reminder("s1", "daily"), default);
        await Rows.ClearAsync(default);

        (await Rows.OfRangeAsync(0, 0, default)).ShouldBeEmpty();
    }

    private static ReminderRow Reminder(string key, string name) => new("lane", key, name, 42, Start, TimeSpan.FromMinutes(1));
}
