namespace Actors.Tests.Chaos;

/// <summary>Shops take the whole machine: two at once would take each other's slowness for a fault.</summary>
[CollectionDefinition(Name)]
public sealed class OneAtATime
{
    public const string Name = "one shop at a time";
}
