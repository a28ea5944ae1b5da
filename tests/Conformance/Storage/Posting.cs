using System.Collections.Immutable;

namespace Actors.Tests.Storage;

[GenerateSerializer, Immutable]
public sealed record Posting([property: Id(0)] string Text, [property: Id(1)] DayOfWeek Day, [property: Id(2)] ImmutableArray<int> Lines);
