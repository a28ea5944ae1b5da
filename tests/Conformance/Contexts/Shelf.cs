namespace Actors.Tests.Contexts;

[GenerateSerializer, Immutable]
public sealed record Shelf([property: Id(0)] string Aisle, [property: Id(1)] int Number);
