namespace Actors.Tests.Failures;

[GenerateSerializer]
public sealed class MarkedException(string message, int number, Exception? inner = null) : Exception(message, inner)
{
    [Id(0)]
    public int Number { get; private set; } = number;
}
