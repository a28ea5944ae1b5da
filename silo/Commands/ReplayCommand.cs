using System.CommandLine;
using System.CommandLine.Parsing;
using Actors.Lanes;
using Actors.Replaying;

namespace Actors.Commands;

/// <summary>`replay CLIP...`: what the pipeline sees in clips, and what a lane would have played.</summary>
internal static class ReplayCommand
{
    private const int Failure = 1;

    public static Command Create()
    {
        var clips = new Argument<string[]>("CLIP") { Description = "Files that ffmpeg can read, demo:NAME, or the URL of a camera (which plays in real time until it ends or Ctrl+C).", Arity = ArgumentArity.OneOrMore };
        var store = new Option<string>("--store") { Description = "The store file whose first lane with a camera decides; the demo store without it.", HelpName = "FILE" };
        var realTime = new Option<bool>("--realtime") { Description = "Play clips at their own speed, with the queue that a camera has; otherwise as fast as the machine allows." };
        var mode = new Option<LaneMode>("--mode") { Description = "What may be computed: demographics (the default), count-only or off.", HelpName = "MODE", DefaultValueFactory = _ => LaneMode.Demographics, CustomParser = Mode };
        var json = new Option<string>("--json") { Description = "Write the figures as JSON to this file.", HelpName = "FILE" };
        var command = new Command("replay", "Run clips through the real pipeline into a lane, and say what it saw and decided.") { clips, store, realTime, mode, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ReplayOptions(parsed.GetValue(clips)!, parsed.GetValue(store), parsed.GetValue(realTime), parsed.GetValue(mode), parsed.GetValue(json)),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            TimeProvider.System,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ReplayOptions options, TextWriter output, TextWriter error, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var json = options.Json is { } path ? OpenJson(path) : null;
        await error.WriteLineAsync($"The lane's mode is {options.Mode.Name()}; {(options.RealTime ? "clips play in real time" : "time is the clips' own")}.");
        var progress = new ReplayProgress(error, terminal: !Console.IsErrorRedirected, clock);
        var (clips, refusals) = await new Replay(options, clock, progress).RunAsync(cancellationToken);
        ReplayTable.Write(output, terminal: !Console.IsOutputRedirected, clips);
        if (json is not null)
        {
            json.SetLength(0);
            await json.WriteAsync(System.Text.Encoding.UTF8.GetBytes(ReplayJson.Write(clips) + "\n"), CancellationToken.None);
        }

        return refusals.Count == 0 ? 0 : Failure;
    }

    // Before the work, so that a path that cannot be written does not cost the result of a long replay.
    private static FileStream OpenJson(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ReplayException($"--json is '{path}', which cannot be written: {fault.Message}");
        }
    }

    private static LaneMode Mode(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        foreach (var mode in Enum.GetValues<LaneMode>())
        {
            if (mode.Name() == text)
            {
                return mode;
            }
        }

        argument.AddError($"--mode is '{text}'; allowed are {string.Join(", ", Enum.GetValues<LaneMode>().Select(mode => mode.Name()))}.");
        return LaneMode.Off;
    }
}
