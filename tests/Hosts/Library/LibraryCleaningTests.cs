using Actors.Displays;
using Actors.Emergencies;
using Actors.Library;
using Actors.Signage;
using Actors.Stores;
using Actors.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Orleans;

namespace Actors.Tests.Library;

public sealed class LibraryCleaningTests : IDisposable
{
    private const string StoreId = "s1";

    private readonly string _folder = Directory.CreateTempSubdirectory("actors-cleaning-").FullName;
    private readonly ManualClock _clock = new();
    private readonly FolderContentStore _files;
    private readonly ISignageGrain _signage = Substitute.For<ISignageGrain>();
    private readonly IEmergencyGrain _emergencies = Substitute.For<IEmergencyGrain>();
    private readonly IDisplayGrain _display = Substitute.For<IDisplayGrain>();
    private readonly LibraryCleaning _cleaning;

    public LibraryCleaningTests()
    {
        _files = new FolderContentStore(_folder, 1 << 20, _clock);
        _signage.GetSnapshotAsync(Arg.Any<CancellationToken>()).Returns(_ => new SignageSnapshot(1, [], []));
        _emergencies.GetSnapshotAsync(Arg.Any<CancellationToken>()).Returns(_ => new EmergenciesSnapshot(1, [], []));
        _display.GetSnapshotAsync(Arg.Any<CancellationToken>()).Returns(_ => Shown(null));
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<ISignageGrain>(StoreId).Returns(_signage);
        grains.GetGrain<IEmergencyGrain>(StoreId).Returns(_emergencies);
        grains.GetGrain<IDisplayGrain>(Some.DisplayId).Returns(_display);
        _cleaning = new LibraryCleaning(_files, grains, new StoreSettings(StoreId, "Test market", "Europe/Berlin", "Test market", "privacy@test.example", [Some.Lane()]), _clock, NullLogger<LibraryCleaning>.Instance);
    }

    public void Dispose()
    {
        _cleaning.Dispose();
        _files.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_nobody_needs_goes_after_an_hour_and_what_somebody_needs_stays()
    {
        var (content, thumbnail, trash) = (await PutAsync("content"), await PutAsync("thumbnail"), await PutAsync("trash"));
        var (alert, now, loop, preload, zone) = (await PutAsync("alert"), await PutAsync("now"), await PutAsync("loop"), await PutAsync("preload"), await PutAsync("zone"));
        await PutAsync("old");
        _signage.GetSnapshotAsync(Arg.Any<CancellationToken>()).Returns(_ => new SignageSnapshot(1, [Item("a", content, thumbnail, null), Item("b", trash, null, _clock.GetUtcNow())], []));
        var emergency = new Emergency("e", "Fire", Content(alert), Target.Everywhere, EmergencySeverity.Extreme, _clock.GetUtcNow(), _clock.GetUtcNow().AddHours(1), "Owner", "operator");
        _emergencies.GetSnapshotAsync(Arg.Any<CancellationToken>()).Returns(_ => new EmergenciesSnapshot(1, [emergency], []));
        _display.GetSnapshotAsync(Arg.Any<CancellationToken>()).Returns(_ => Shown(new DisplayProgram(
            Some.DisplayId, 1, Guid.NewGuid(), Content(now), _clock.GetUtcNow(), "Because.", [Content(loop)], null, false, [Content(preload)], Zones: [new ProgramZone("z", 0, 0, 100, 50, [Content(zone)])])));

        (await _cleaning.CleanAsync(default)).ShouldBe(0, "everything came within the hour");
        _clock.Advance(LibraryCleaning.Grace + TimeSpan.FromSeconds(1));
        var young = await PutAsync("young");

        (await _cleaning.CleanAsync(default)).ShouldBe(1);

        (await KeptAsync()).ShouldBe([content, thumbnail, trash, alert, now, loop, preload, zone, young], ignoreOrder: true);
    }

    [Fact]
    public async Task While_one_of_those_who_may_need_files_does_not_answer_nothing_is_deleted()
    {
        await PutAsync("old");
        _clock.Advance(TimeSpan.FromHours(2));
        _display.GetSnapshotAsync(Arg.Any<CancellationToken>()).Returns<DisplaySnapshot>(_ => throw new TimeoutException());

        await Should.ThrowAsync<TimeoutException>(() => _cleaning.CleanAsync(default));

        (await KeptAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_looks_every_ten_minutes_by_itself_and_goes_on_after_a_failure()
    {
        await PutAsync("old");
        _clock.Advance(TimeSpan.FromHours(2));
        var asked = 0;
        _signage.GetSnapshotAsync(Arg.Any<CancellationToken>()).Returns(_ => ++asked == 1 ? throw new TimeoutException() : new SignageSnapshot(1, [], []));
        await _cleaning.StartAsync(default);

        await Deadline.Until(() =>
        {
            _clock.Advance(TimeSpan.FromMinutes(10));
            return Directory.GetFiles(_folder).Length == 0;
        }, "the file that nobody needs is deleted");
        await _cleaning.StopAsync(default);

        asked.ShouldBeGreaterThan(1);
    }

    private async Task<string> PutAsync(string text) => (await _files.PutAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), 1_000, default)).Sha256;

    private async Task<List<string>> KeptAsync()
    {
        var kept = new List<string>();
        await foreach (var file in _files.ListAsync(default))
        {
            kept.Add(file.Sha256);
        }

        return kept;
    }

    private static ContentItem Content(string sha256) => Some.Content("c") with { Sha256 = sha256 };

    private SignageItem Item(string id, string sha256, string? thumbnail, DateTimeOffset? deletedAt) => new(
        SignageKind.Content, id, 1, _clock.GetUtcNow(), "Owner", deletedAt,
        new LibraryContent("A", "a.png", ContentKind.Image, sha256, "image/png", 1, 1, 1, null, thumbnail, ContentCategory.None, Some.Seconds(5), Some.Seconds(15), null, [], null, null, false));

    private static DisplaySnapshot Shown(DisplayProgram? program) => new(Some.DisplayId, program, 0, 0, null, Measurement.Histogram.Empty);
}
