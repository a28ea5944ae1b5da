using Xunit;

namespace Actors.TestKit;

/// <summary>What a test needs beyond the build.</summary>
[Flags]
public enum Needs
{
    /// <summary>The models that set-up imports.</summary>
    Models = 1,

    /// <summary>The clips beside the checkout.</summary>
    Clips = 2,

    /// <summary>ffmpeg on the path.</summary>
    Ffmpeg = 4,

    /// <summary>Chromium on the path.</summary>
    Browser = 8,

    /// <summary>The demo store's clips and video that set-up makes.</summary>
    Demo = 16,

    /// <summary>The npm packages that the vision benchmark runs Human in Node with.</summary>
    Human = 32,

    /// <summary>PostgreSQL's programs, for a server of the test's own.</summary>
    Postgres = 64,

    /// <summary>kubectl on the path, and node with the schemas of Kubernetes' kinds.</summary>
    Kubernetes = 128,

    /// <summary>openssl and sqlite3, which scripts of the store cluster run.</summary>
    ClusterScripts = 256,
}

/// <summary>A test that is skipped, with a sentence, where something it needs is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(Needs needs) => Skip = Requirement.Missing(needs);
}

/// <summary>A theory that is skipped, with a sentence, where something it needs is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(Needs needs) => Skip = Requirement.Missing(needs);
}

internal static class Requirement
{
    public static string? Missing(Needs needs)
    {
        if (needs.HasFlag(Needs.Models) && !Directory.Exists(Path.Combine(Workplace.Home, "models")))
        {
            return "The models are not imported; ./actors setup does it.";
        }

        if (needs.HasFlag(Needs.Demo) && !Directory.Exists(Path.Combine(Workplace.Home, "demo")))
        {
            return "The demo store's clips are not made; ./actors setup does it.";
        }

        if (needs.HasFlag(Needs.Clips) && !Directory.Exists(Workplace.Clips))
        {
            return "The clips are not beside this checkout, in ../shared/clips.";
        }

        if (needs.HasFlag(Needs.Ffmpeg) && Workplace.Ffmpeg is null)
        {
            return "ffmpeg is not on the path; ./actors setup installs it.";
        }

        if (needs.HasFlag(Needs.Browser) && Workplace.Chromium is null)
        {
            return "Chromium is not on the path; ./actors test installs it.";
        }

        if (needs.HasFlag(Needs.Human) && !Directory.Exists(Path.Combine(Workplace.Home, "human", "node_modules")))
        {
            return "Human is not installed; ./actors bench and ./actors test do it.";
        }

        if (needs.HasFlag(Needs.Postgres) && PostgresServer.Programs is null)
        {
            return "PostgreSQL is not installed; ./actors test does it.";
        }

        if (needs.HasFlag(Needs.ClusterScripts) && !Workplace.HasClusterScripts)
        {
            return "openssl or sqlite3 is not on the path; ./actors test installs them.";
        }

        if (needs.HasFlag(Needs.Kubernetes) && Workplace.KubernetesMissing is { } missing)
        {
            return missing;
        }

        return null;
    }
}
