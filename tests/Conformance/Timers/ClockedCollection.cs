namespace Actors.Tests.Timers;

[CollectionDefinition(Name)]
public sealed class ClockedCollection : ICollectionFixture<Clocked>
{
    public const string Name = "clocked";
}
