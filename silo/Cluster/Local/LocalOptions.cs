namespace Actors.Serving;

/// <summary>What `up` was asked for.</summary>
internal sealed record LocalOptions
{
    /// <summary>The store file; null for the demo store.</summary>
    public string? Store { get; init; }

    /// <summary>The first of the ports; 0 takes any free ones.</summary>
    public int Port { get; init; }

    /// <summary>How long to run; null until stopped.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Whether to open every screen in a headless browser.</summary>
    public bool WithScreens { get; init; }

    /// <summary>Where state, models and caches lie, absolute.</summary>
    public required string Home { get; init; }

    /// <summary>Whether to show the programs' logs.</summary>
    public bool Verbose { get; init; }
}
