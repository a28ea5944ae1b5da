namespace Actors.Tests.Lifecycle;

[GenerateSerializer]
public sealed class HouseState
{
    [Id(0)]
    public int Count { get; set; }
}
