using System.Net;
using Actors.Membership;
using Actors.Reminders;
using Actors.TestKit;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Actors.Tests.Clusters;

/// <summary>What Orleans hands over comes back as it was.</summary>
public sealed class TableTests(ServerFixture fixture) : DatabaseTest(fixture)
{
    private static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    [NeedsFact(Needs.Postgres)]
    public async Task A_member_goes_through_the_table_unchanged_in_every_status()
    {
        IMembershipTable table = new PostgresMembershipTable(
            Database, Microsoft.Extensions.Options.Options.Create(new ClusterOptions { ClusterId = "c1", ServiceId = "c1" }));
        await table.InitializeMembershipTable(true);
        var data = await table.ReadAll();
        data.Version.Version.ShouldBe(0);
        data.Members.ShouldBeEmpty();

        foreach (var status in Enum.GetValues<SiloStatus>())
        {
            var entry = Entry((int)status + 1, status);
            (await table.InsertRow(entry, data.Version.Next())).ShouldBeTrue();
            (await table.InsertRow(entry, data.Version.Next())).ShouldBeFalse();
            data = await table.ReadRow(entry.SiloAddress);
            data.Members.Single().Item1.ToFullString().ShouldBe(entry.ToFullString());
            entry.HostName = "moved";
            (await table.UpdateRow(entry, data.Members.Single().Item2, data.Version.Next())).ShouldBeTrue();
            (await table.UpdateRow(entry, data.Members.Single().Item2, data.Version.Next())).ShouldBeFalse();
            entry.IAmAliveTime = Start.AddMinutes(1);
            await table.UpdateIAmAlive(new MembershipEntry { SiloAddress = entry.SiloAddress, IAmAliveTime = entry.IAmAliveTime });
            data = await table.ReadAll();
            data.TryGet(entry.SiloAddress)!.Item1.ToFullString().ShouldBe(entry.ToFullString());
        }

        data.Version.Version.ShouldBe(2 * Enum.GetValues<SiloStatus>().Length);
        await table.CleanupDefunctSiloEntries(Start.AddDays(1));
        (await table.ReadAll()).Members.Single().Item1.Status.ShouldBe(SiloStatus.Active);
        await table.DeleteMembershipTableEntries("c1");
        (await table.ReadAll()).Members.ShouldBeEmpty();
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_reminder_goes_through_the_table_unchanged_and_lies_where_its_grains_hash_says()
    {
        IReminderTable table = new PostgresReminderTable(Database);
        await table.StartAsync(default);
        var entry = new ReminderEntry
        {
            GrainId = GrainId.Create(GrainType.Create("my-remindable-grain"), GrainIdKeyExtensions.CreateGuidKey(Guid.NewGuid(), "foo/bar\\#baz?")),
            ReminderName = "foo/bar\\#b_a_z?",
            StartAt = Start,
            Period = TimeSpan.FromMinutes(1),
        };
        entry.ETag = await table.UpsertRow(entry);

        var read = (await table.ReadRow(entry.GrainId, entry.ReminderName))!;
        (read.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag).ShouldBe((entry.GrainId, entry.ReminderName, entry.StartAt, entry.Period, entry.ETag));
        (await table.ReadRows(entry.GrainId)).Reminders.Count.ShouldBe(1);
        var hash = entry.GrainId.GetUniformHashCode();
        (await table.ReadRows(hash - 1, hash)).Reminders.Count.ShouldBe(1);
        (await table.ReadRows(hash, hash + 1)).Reminders.ShouldBeEmpty();
        (await table.ReadRows(hash, hash - 1)).Reminders.ShouldBeEmpty();
        (await table.ReadRows(hash, hash)).Reminders.Count.ShouldBe(1);
        (await table.RemoveRow(entry.GrainId, entry.ReminderName, "0")).ShouldBeFalse();
        (await table.RemoveRow(entry.GrainId, entry.ReminderName, entry.ETag!)).ShouldBeTrue();
        (await table.ReadRow(entry.GrainId, entry.ReminderName)).ShouldBeNull();
    }

    private static MembershipEntry Entry(int generation, SiloStatus status) => new()
    {
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Parse("fd00::17"), 11111), generation),
        SiloName = "silo",
        HostName = "box",
        Status = status,
        ProxyPort = 30000,
        StartTime = Start,
        IAmAliveTime = Start,
        SuspectTimes = [Tuple.Create(SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11112), 5), Start.AddSeconds(3))],
    };
}
