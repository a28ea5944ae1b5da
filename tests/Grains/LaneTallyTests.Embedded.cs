using Actors.Displays;
using Actors.Signage;
using Actors.Stores;
using Actors.TestKit;

namespace Actors.Tests;

/// <summary>What a kill leaves of a lane's memory: its files, as they lie there at that moment.</summary>
public sealed class LaneTallyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-tally-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_campaigns_play_is_on_disk_when_the_next_one_begins_and_is_not_owed_again_after_a_kill()
    {
        var clock = new ManualClock();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var store = await TestStore.StartAsync(Path.Combine(_folder, "state.db"), clock);
        await store.Grains.GetGrain<IStoreGrain>("s1").ConfigureAsync(
            new StoreSettings("s1", "Store", "Europe/Berlin", "Us", "us@example.org", [Some.Lane(Some.Content("welcome", isDefault: true), Some.Content("fruit"))]), default);
        SignageItem[] items =
        [
            SomeSignage.Content("bread"),
            SomeSignage.Campaign("spring", CampaignGoal.SharePercent, 50, "bread", mostPlaysAnHour: 1, from: today, until: today.AddDays(30)),
        ];
        var outcome = await store.Grains.GetGrain<ISignageGrain>("s1").ChangeAsync(
            new SignageChange([.. items.Select(item => new SignageEdit(SignageEditKind.Put, item.Kind, item.ItemId, 0, item))], "anna", null), default);
        outcome.Sentences.ShouldBeEmpty();
        var program = await ProgramAsync(store);
        for (var tries = 0; program.CampaignId is null && tries < 600; tries++)
        {
            await store.PassAsync(1);
            program = await ProgramAsync(store);
        }

        program.CampaignId.ShouldBe("spring");
        program.Now.ContentId.ShouldBe("bread");
        await store.PassAsync(10.1);
        (await ProgramAsync(store)).CampaignId.ShouldBeNull("it has had its play of this hour");

        // The other goes on: nothing of it has had the time to say good-bye.
        foreach (var file in Directory.GetFiles(_folder, "state.db*"))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file).Replace("state", "killed", StringComparison.Ordinal)));
        }

        var later = new ManualClock(clock.GetUtcNow());
        await using var again = await TestStore.StartAsync(Path.Combine(_folder, "killed.db"), later);
        await again.Lane.GetModeAsync(default);
        for (var minute = 0; minute < 50; minute++)
        {
            (await ProgramAsync(again)).CampaignId.ShouldBeNull("it was shown within the hour");
            later.Advance(TimeSpan.FromSeconds(50));
            await again.PassAsync(10);
        }

        later.Advance(TimeSpan.FromMinutes(10));
        for (var tries = 0; (await ProgramAsync(again)).CampaignId is null && tries < 120; tries++)
        {
            await again.PassAsync(1);
        }

        (await ProgramAsync(again)).CampaignId.ShouldBe("spring");
    }

    private static async Task<DisplayProgram> ProgramAsync(TestStore store) => (await store.Display.GetProgramAsync(default)).ShouldNotBeNull();
}
