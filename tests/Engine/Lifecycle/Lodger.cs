namespace Actors.Tests.Lifecycle;

/// <summary>A service that lives as long as one activation.</summary>
internal sealed class Lodger(Journal journal) : IDisposable
{
    public string Owner { get; set; } = "";

    public void Dispose() => journal.Write($"the lodger of {Owner} left");
}
