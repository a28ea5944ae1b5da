using System.Collections.Immutable;

namespace Actors.Displays;

/// <summary>A display host's report about one display, every two seconds and at each change.</summary>
/// <param name="HostId">The host.</param>
/// <param name="At">When, by the host's clock.</param>
/// <param name="Pages">Its pages of this display, 32 at most; empty when it has none.</param>
[GenerateSerializer, Immutable, Alias("actors.display-vitals")]
public sealed record DisplayVitals(
    [property: Id(0)] string HostId,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] ImmutableArray<PageVitals> Pages);
