namespace Actors.Tests.Copying;

[GenerateSerializer, Immutable]
public sealed record Label([property: Id(0)] string Text);
