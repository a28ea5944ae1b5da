namespace Actors.Tests.Interleaving;

/// <summary>Grains that call each other in circles.</summary>
public interface IChainGrain : IGrainWithStringKey
{
    /// <summary>Calls a partner that calls back.</summary>
    /// <param name="partner">Its key.</param>
    /// <param name="manner">Whether the callback may come in.</param>
    /// <returns>What the callback found: how many calls were inside.</returns>
    Task<int> CallAround(string partner, Manner manner);

    Task<int> CallBack(string origin);

    /// <summary>Calls back without letting the chain in.</summary>
    Task<int> CallBackAlone(string origin);

    Task<int> Touch();

    /// <summary>Holds a section open that lets its own chain in, and stands at a gate.</summary>
    Task HoldOpen(string gate);

    /// <summary>Calls itself through its reference.</summary>
    Task<int> CallItself(Manner manner);

    Task<Guid> ChainId(bool allow);
}
