using System.Collections.Immutable;

namespace Actors.Tests.States;

public enum Ink
{
    Black = 0,
    Red = 7,
}

[GenerateSerializer]
public sealed record Note
{
    [Id(0)]
    public string Text { get; init; } = "empty";

    [Id(1)]
    public ImmutableArray<int> Lines { get; init; } = [];

    [Id(2)]
    public Ink Ink { get; init; }

    [Id(3)]
    public DateTimeOffset? ClosedAt { get; init; }
}
