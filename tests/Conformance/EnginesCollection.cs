namespace Actors.Tests;

[CollectionDefinition(Name)]
public sealed class EnginesCollection : ICollectionFixture<Engines>
{
    public const string Name = "engines";
}
