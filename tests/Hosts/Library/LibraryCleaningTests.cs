using Actors.Displays;
using Actors.Emergencies;
using Actors.Library;
using Actors.Signage;
using Actors.Stores;
using Actors.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Orleans.Runtime;

namespace Actors.Tests.Library;

public sealed class LibraryCleaningTests : IDisposable
{
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
        grains.GetGrain<ISignageGrain>(Some.StoreId).Returns(_signage);
        grains.GetGrain<IEmergencyGrain>(Some.StoreId).Returns(_emergencies);
        grains.GetGrain<IDisplayGrain>(Some.DisplayId).Returns(_display);
        _cleaning = new LibraryCleaning(_files, grains, Some.Store(), _clock, NullLogger<LibraryCleaning>.Instance);
    }

    public void Dispose()
    {
        _cleaning.Dispose();
        _files.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
