using System.Collections.Immutable;

namespace Actors.Tests.Storage;

[GenerateSerializer]
public sealed record Page
{
    [Id(0)]
    public ImmutableArray<Posting> Postings { get; init; } = [];

    [Id(1)]
    public DateTimeOffset? ClosedAt { get; init; }

    [Id(2)]
    public int Number { get; set; }
}
