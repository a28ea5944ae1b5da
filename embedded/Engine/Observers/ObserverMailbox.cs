using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>An observer's calls, one after the other. The object is held weakly, as in Orleans: who made the reference keeps the object.</summary>
internal sealed class ObserverMailbox : Mailbox
{
    private readonly WeakReference _observer;

    public ObserverMailbox(Silo silo, GrainId id, object observer)
        : base(silo)
    {
        Id = id;
        _observer = new WeakReference(observer);
        IsOpen = true;

        // An observer's code never runs on the thread of the grain that calls it.
        AllowsInline = false;
    }

    public override GrainId Id { get; }

    public override object? Instance => _observer.Target;

    public override string Name => $"observer {Id.Key}";

    public override bool HasFilters => Silo.HasIncomingFilters;

    /// <summary>Ends the reference; what still waits is dropped.</summary>
    public void End()
    {
        EntryList dropped;
        lock (Gate)
        {
            dropped = Close();
        }

        while (dropped.TakeFirst() is { } entry)
        {
            ((Request)entry).Lose($"the {Name} is gone");
        }
    }
}
