using Orleans.Concurrency;

namespace Actors.Tests.Interleaving;

/// <summary>What the doors of these tests have in common: they stand open while somebody waits at a gate inside.</summary>
public interface IDoor : IGrainWithStringKey
{
    Task Enter(string who, string gate);

    [ReadOnly]
    Task Look(string who, string gate);

    [AlwaysInterleave]
    Task<int> Glance();

    Task<int> Knock();

    /// <summary>May interleave where the grain's class says so.</summary>
    Task<int> Slip(bool quietly);

    /// <summary>As <see cref="Enter"/>; may interleave where the grain's class says so.</summary>
    Task Squeeze(string who, string gate);
}
