using System.Net;
using Actors.Library;

namespace Actors.Running;

/// <summary>What `up` was asked for.</summary>
internal sealed record UpOptions
{
    /// <summary>The store file; null for the demo store.</summary>
    public string? Store { get; init; }

    /// <summary>What to put on the first lane's first camera; null for the store file's own source.</summary>
    public string? Camera { get; init; }

    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Loopback unless somebody decided otherwise.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>How long to run, 1 s to 24 h; null until stopped.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Where state, models and caches lie.</summary>
    public required string Home { get; init; }

    /// <summary>Whether to open every screen in a headless browser.</summary>
    public bool WithScreens { get; init; }

    /// <summary>How often the page of a screen is asked whether it is alive; null for as often as a display host does.</summary>
    public TimeSpan? PingInterval { get; init; }

    /// <summary>Whether to log more than warnings and key facts.</summary>
    public bool Verbose { get; init; }

    /// <summary>What the content library may take.</summary>
    public LibraryLimits Library { get; init; } = new();

    /// <summary>True when only this machine can reach the store.</summary>
    public bool IsLocal => IPAddress.IsLoopback(Listen);
}
