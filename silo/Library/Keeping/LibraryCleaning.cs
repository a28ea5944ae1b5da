using Actors.Displays;
using Actors.Emergencies;
using Actors.Signage;
using Actors.Stores;

namespace Actors.Library;

/// <summary>
/// Deletes files that nothing needs any more. What an item of the signage has, one in the trash included, what an emergency shows and what a
/// screen plays or may go on with is needed; so is whatever came within the last hour, because its item may not be there yet.
/// </summary>
internal sealed partial class LibraryCleaning(IContentStore files, IGrainFactory grains, StoreSettings store, TimeProvider clock, ILogger<LibraryCleaning> logger) : BackgroundService
{
    /// <summary>How long a file is kept whatever happens.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <summary>Looks once. Returns how many files it deleted.</summary>
    /// <exception cref="OrleansException">Somebody who may need files did not answer; nothing was deleted.</exception>
    public async Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        var putBefore = clock.GetUtcNow() - Grace;
        var old = new List<StoredContent>();
        await foreach (var file in files.ListAsync(cancellationToken))
        {
            if (file.PutAt < putBefore)
            {
                old.Add(file);
            }
        }

        if (old.Count == 0)
        {
            return 0;
        }

        var needed = await NeededAsync(cancellationToken);
        var deleted = 0;
        foreach (var file in old.Where(file => !needed.Contains(file.Sha256)))
        {
            if (await files.DeleteAsync(file.Sha256, putBefore, cancellationToken))
            {
                deleted++;
                LogDeleted(file.Sha256, file.Bytes);
            }
        }

        return deleted;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await CleanAsync(stoppingToken);
                }
                catch (Exception fault) when (fault is OrleansException or ActorsException or TimeoutException or IOException)
                {
                    LogPutOff(fault);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server ends.
        }
    }

    private async Task<HashSet<string>> NeededAsync(CancellationToken cancellationToken)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var signage = await grains.GetGrain<ISignageGrain>(store.StoreId).GetSnapshotAsync(cancellationToken);
        foreach (var content in signage.Items.Select(item => item.Content).OfType<LibraryContent>())
        {
            needed.Add(content.Sha256);
            needed.Add(content.ThumbnailSha256 ?? content.Sha256);
        }

        var emergencies = await grains.GetGrain<IEmergencyGrain>(store.StoreId).GetSnapshotAsync(cancellationToken);
        needed.UnionWith(emergencies.Emergencies.Select(emergency => emergency.Content.Sha256));
        foreach (var display in store.Lanes.SelectMany(lane => lane.DisplayIds))
        {
            if ((await grains.GetGrain<IDisplayGrain>(display).GetSnapshotAsync(cancellationToken)).Program is { } program)
            {
                needed.Add(program.Now.Sha256);
                needed.UnionWith(program.Loop.Concat(program.Preload).Select(item => item.Sha256));
                needed.UnionWith(program.Zones.IsDefault ? [] : program.Zones.SelectMany(zone => zone.Loop).Select(item => item.Sha256));
            }
        }

        return needed;
    }
}
