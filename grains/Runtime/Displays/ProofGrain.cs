using System.Collections.Immutable;
using Actors.Facts;
using Actors.Measurement;
using Actors.Stores;

namespace Actors.Displays;

/// <summary>Appends a display's proofs of play to the log of facts. Holds nothing: what counts once is the log's to know.</summary>
internal sealed class ProofGrain(IFactLog facts, TimeProvider clock, RuntimeFigures figures) : Grain, IProofGrain
{
    private ZoneOfStore? _zone;

    public async Task<int> RecordAsync(ImmutableArray<PlayProof> proofs, CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        ProofRules.Check(proofs, key, clock.GetUtcNow());
        _zone ??= new ZoneOfStore(GrainFactory, key, clock);
        var zone = await _zone.GetAsync(cancellationToken);
        var added = await facts.AppendAsync([.. proofs.Select(proof => new PlayFact(proof, zone).ToFact())], cancellationToken);
        figures.Proved(added);
        return added;
    }
}
