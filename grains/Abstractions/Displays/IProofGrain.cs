using System.Collections.Immutable;

namespace Actors.Displays;

/// <summary>Takes a display's proofs of play. Key: `store/lane/display`. Apart from the display's own grain, so that a slow disk delays no program.</summary>
[Alias("actors.proofs")]
public interface IProofGrain : IGrainWithStringKey
{
    /// <summary>Records proofs, 1 to 500 at a time; when this returns, they are on disk. Returns how many were new. Call again after a failure: each counts once.</summary>
    /// <exception cref="ArgumentException">A proof is out of its range, or belongs to another display.</exception>
    [Alias("record")]
    Task<int> RecordAsync(ImmutableArray<PlayProof> proofs, CancellationToken cancellationToken);
}
