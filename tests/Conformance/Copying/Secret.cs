namespace Actors.Tests.Copying;

/// <summary>Not meant to cross a grain boundary.</summary>
public sealed class Secret
{
    public int Value { get; set; }
}
