using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>The objects that have references, until those are deleted or the objects collected.</summary>
internal sealed class ObserverRegistry(Silo silo)
{
    public static readonly GrainType Type = GrainType.Create("sys.observer");

    private readonly ConcurrentDictionary<GrainId, ObserverMailbox> _observers = new();

    public ObserverMailbox? Find(GrainId id) => _observers.GetValueOrDefault(id);

    public GrainId Add(object observer)
    {
        var id = GrainId.Create(Type, GrainIdKeyExtensions.CreateGuidKey(Guid.NewGuid()));
        _observers[id] = new ObserverMailbox(silo, id, observer);
        return id;
    }

    public void Remove(GrainId id)
    {
        if (_observers.TryRemove(id, out var observer))
        {
            observer.End();
        }
    }

    /// <summary>Forgets objects that nobody holds any more.</summary>
    public void Sweep()
    {
        foreach (var (id, observer) in _observers)
        {
            if (observer.Instance is null)
            {
                Remove(id);
            }
        }
    }
}
