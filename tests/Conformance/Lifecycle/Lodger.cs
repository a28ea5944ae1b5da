namespace Actors.Tests.Lifecycle;

/// <summary>A service that lives as long as one activation.</summary>
internal sealed class Lodger : IDisposable
{
    public string? Owner { get; set; }

    public void Dispose()
    {
        if (Owner is not null)
        {
            Journal.Of(Owner).Write("lodger left");
        }
    }
}
