namespace Actors.Running;

/// <summary>The folder that set-up fills and a run writes to: what ACTORS_HOME names, else `.actors` in the current folder.</summary>
internal static class Home
{
    /// <summary>The folder itself, absolute.</summary>
    public static string Folder { get; } = Path.GetFullPath(Environment.GetEnvironmentVariable("ACTORS_HOME") is { Length: > 0 } named ? named : ".actors");

    /// <summary>The demo store's clips and video.</summary>
    public static string Demo { get; } = Path.Combine(Folder, "demo");
}
