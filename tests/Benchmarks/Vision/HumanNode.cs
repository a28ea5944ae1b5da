using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Actors.Benchmarks.Vision;

/// <summary>@vladmandic/human in Node on its wasm backend over the same frames; they go through a pipe, so that no picture touches a disk.</summary>
/// <param name="script">human.mjs.</param>
/// <param name="packages">The folder whose node_modules hold what the script needs.</param>
internal sealed class HumanNode(string script, string packages)
{
    // Enough for the engine's compilers to have seen the models' loops.
    private const int WarmUp = 5;

    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true };

    /// <summary>Runs Human once over the clip.</summary>
    /// <param name="clip">The frames.</param>
    /// <param name="reuse">Whether Human keeps its caches: boxes and attributes of earlier frames.</param>
    /// <param name="cancellationToken">Kills the child.</param>
    /// <exception cref="BenchmarkException">node or a package is missing, or Human failed.</exception>
    public async Task<HumanFigures> RunAsync(ClipFrames clip, bool reuse, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(packages, "node_modules")))
        {
            throw new BenchmarkException($"Human is not installed in {packages}; './actors bench vision' installs it, and --without-human leaves it out.");
        }

        using var child = Start(
        [
            script, "--frames", "-", "--width", Text(clip.Width), "--height", Text(clip.Height),
            "--warmup", Text(Math.Min(WarmUp, clip.Count)), "--packages", packages, .. reuse ? ["--reuse"] : Array.Empty<string>(),
        ]);
        try
        {
            var said = child.StandardOutput.ReadToEndAsync(cancellationToken);
            var complained = child.StandardError.ReadToEndAsync(cancellationToken);
            await FeedAsync(child, clip, cancellationToken);
            await child.WaitForExitAsync(cancellationToken);
            return child.ExitCode == 0
                ? JsonSerializer.Deserialize<HumanFigures>(await said, Format)!
                : throw new BenchmarkException($"Human in Node failed: {(await complained).Trim().Split('\n')[0]}");
        }
        finally
        {
            if (!child.HasExited)
            {
                child.Kill();
            }
        }
    }

    private static async Task FeedAsync(Process child, ClipFrames clip, CancellationToken cancellationToken)
    {
        try
        {
            await child.StandardInput.BaseStream.WriteAsync(clip.Pixels, cancellationToken);
            child.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything: its exit code and its last words say why.
        }
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new BenchmarkException($"node, which runs Human, cannot be started: {missing.Message}; './actors bench vision' installs it.");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the script says of its run.</summary>
internal sealed record HumanFigures(
    int Frames, long Faces, long DescribedFaces, double CpuMsPerFrame, string Backend, string Human, [property: JsonPropertyName("node")] string NodeVersion);
