using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>What became of a change.</summary>
/// <param name="Verdict">In a word.</param>
/// <param name="Items">The items after it, one for each edit in order; empty unless it was done or repeated.</param>
/// <param name="Sentences">What is wrong, a sentence each that names the field, the value and what is allowed; empty when it was done.</param>
/// <param name="Revision">The signage's revision now.</param>
[GenerateSerializer, Immutable, Alias("actors.signage-outcome")]
public sealed record SignageOutcome(
    [property: Id(0)] SignageVerdict Verdict,
    [property: Id(1)] ImmutableArray<SignageItem> Items,
    [property: Id(2)] ImmutableArray<string> Sentences,
    [property: Id(3)] long Revision);
