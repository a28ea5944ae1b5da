using System.Collections.Immutable;

namespace Actors.Tests.Storage;

public enum Ink
{
    Black = 0,
    Red = 7,
}

[GenerateSerializer, Immutable]
public sealed record Posting([property: Id(0)] string Text, [property: Id(1)] Ink Ink, [property: Id(2)] ImmutableArray<int> Lines);

[GenerateSerializer]
public sealed record LedgerState
{
    [Id(0)]
    public ImmutableArray<Posting> Postings { get; init; } = [];

    [Id(1)]
    public DateTimeOffset? ClosedAt { get; init; }

    [Id(2)]
    public ImmutableDictionary<string, TimeSpan> Waits { get; init; } = ImmutableDictionary<string, TimeSpan>.Empty;
}
