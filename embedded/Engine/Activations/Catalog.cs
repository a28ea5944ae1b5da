using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>The activations of the silo, one at most for each grain.</summary>
internal sealed class Catalog(Silo silo)
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();

    public int Count => _activations.Count;

    public Activation[] All => [.. _activations.Values];

    public Activation? Find(GrainId id) => _activations.GetValueOrDefault(id);

    /// <summary>The grain's activation, begun if there was none; then the call is the first that waits for it, so that it hears of a failure to begin.</summary>
    /// <exception cref="ArgumentException">There is no class of that type.</exception>
    public Activation FindOrBegin(GrainId id, Request first, out bool taken)
    {
        taken = false;
        while (true)
        {
            if (_activations.TryGetValue(id, out var activation))
            {
                return activation;
            }

            var grainClass = silo.Manifest.ClassOf(id.Type) ?? throw new ArgumentException($"There is no grain class for {id}.");
            activation = new Activation(silo, grainClass, id);
            if (_activations.TryAdd(id, activation))
            {
                first.Target = activation;
                taken = activation.TryEnqueue(first);
                activation.Begin(first.Flow);
                return activation;
            }
        }
    }

    /// <summary>Puts a successor, or nothing, in the place of an activation that has ended.</summary>
    public void Replace(Activation ended, Activation? successor)
    {
        if (successor is null)
        {
            _activations.TryRemove(new KeyValuePair<GrainId, Activation>(ended.Id, ended));
        }
        else
        {
            _activations[ended.Id] = successor;
        }
    }
}
