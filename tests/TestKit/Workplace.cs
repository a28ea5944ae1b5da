namespace Actors.TestKit;

/// <summary>Where things are: the checkout, what set-up made, and the clips that lie beside the checkout.</summary>
public static class Workplace
{
    /// <summary>The folder that holds Actors.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>What `./actors setup` made: models, demo clips, npm packages.</summary>
    public static string Home { get; } = Environment.GetEnvironmentVariable("ACTORS_HOME") ?? Path.Combine(Root, ".actors");

    /// <summary>Real clips of people, kept beside the checkout and never inside.</summary>
    public static string Clips { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared", "clips"));

    /// <summary>The browser that the browser tests drive; null when there is none.</summary>
    public static string? Chromium { get; } = OnPath("chromium") ?? OnPath("chromium-browser") ?? OnPath("google-chrome");

    /// <summary>ffmpeg; null when there is none.</summary>
    public static string? Ffmpeg { get; } = OnPath("ffmpeg");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Actors.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Actors.sln.");
    }

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
