using System.Diagnostics;

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

    /// <summary>kubectl; null when there is none.</summary>
    public static string? Kubectl { get; } = OnPath("kubectl");

    /// <summary>Why manifests cannot be rendered and validated here, as a sentence; null when they can.</summary>
    public static string? KubernetesMissing { get; } = FindKubernetesMissing();

    /// <summary>Whether the programs are here that the scripts in k8s/ run.</summary>
    public static bool HasClusterScripts { get; } = OnPath("openssl") is not null && OnPath("sqlite3") is not null;

    private static string? FindKubernetesMissing()
    {
        if (Kubectl is null)
        {
            return "kubectl is not on the path; ./actors test installs it.";
        }

        if (OnPath("node") is null || !Directory.Exists(Path.Combine(Home, "kubernetes", "node_modules")))
        {
            return "Node or the schemas of Kubernetes' kinds are missing; ./actors test installs them.";
        }

        // kustomize's version is told by kubectl 1.24 and later alone; components and merged lists of patches are right from kustomize 5 on.
        using var asked = Process.Start(new ProcessStartInfo(Kubectl, ["version", "--client"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var answer = asked.StandardOutput.ReadToEnd();
        asked.WaitForExit();
        return answer.Contains("Kustomize Version: v5", StringComparison.Ordinal)
            ? null
            : "kubectl on the path is older than 1.27 and renders with a kustomize before 5; Debian 12's is, a newer one from https://kubernetes.io/docs/tasks/tools is not.";
    }

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
