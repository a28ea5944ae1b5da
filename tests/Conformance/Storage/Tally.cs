namespace Actors.Tests.Storage;

[GenerateSerializer]
public sealed class Tally
{
    [Id(0)]
    public int Sum { get; set; }
}
