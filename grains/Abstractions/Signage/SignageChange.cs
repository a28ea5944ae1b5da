using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>Edits that happen together or not at all.</summary>
/// <param name="Edits">1 to 500 edits, applied in order.</param>
/// <param name="By">The name of the account that asks for them.</param>
/// <param name="IdempotencyKey">1 to 100 characters that the caller made for this change, so that it happens once however often it is sent; null for none. Remembered for 24 hours.</param>
[GenerateSerializer, Immutable, Alias("actors.signage-change")]
public sealed record SignageChange(
    [property: Id(0)] ImmutableArray<SignageEdit> Edits,
    [property: Id(1)] string By,
    [property: Id(2)] string? IdempotencyKey);
