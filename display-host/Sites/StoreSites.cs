using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>The store that this host serves: as it was configured in a process with its grains, or as the store's grain last said.</summary>
internal sealed class StoreSites
{
    private readonly Lock _gate = new();
    private StoreSite _current;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StoreSites(IOptions<DisplayHostOptions> options, SiteShelf shelf)
    {
        var given = options.Value;
        _current = given.StoreId is null
            ? new StoreSite(given.StoreName, given.Operator, given.Contact, [.. given.Lanes])
            : shelf.Find() ?? StoreSite.Unknown;
    }

    /// <summary>The store now.</summary>
    public StoreSite Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    /// <summary>The store now, and a task that completes when it is another one.</summary>
    public (StoreSite Site, Task Changed) Follow()
    {
        lock (_gate)
        {
            return (_current, _changed.Task);
        }
    }

    public void Change(StoreSite site)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _current = site;
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
