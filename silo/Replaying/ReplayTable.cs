using System.Globalization;
using Actors.Audiences;
using Spectre.Console;

namespace Actors.Replaying;

/// <summary>A replay for people.</summary>
internal static class ReplayTable
{
    // Wide enough for a path and a reason; a terminal's own width goes before.
    private const int WidthElsewhere = 140;

    public static void Write(TextWriter output, bool terminal, IEnumerable<ReplayedClip> clips)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!terminal)
        {
            console.Profile.Width = WidthElsewhere;
        }

        foreach (var clip in clips)
        {
            Write(console, clip);
        }
    }

    private static void Write(IAnsiConsole console, ReplayedClip clip)
    {
        var report = clip.Report;
        console.WriteLine();
        console.WriteLine(report.Clip);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Frames} frames, {report.Analysed} analysed, {report.Unchanged} unchanged, {report.Dropped} dropped; {PerFrame(report.Faces, report.Analysed)} faces a frame, {PerFrame(report.VerifiedFaces, report.Analysed)} verified"));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"images lived {report.Lifetime.QuantileMs(0.5):0} ms (p50), {report.Lifetime.QuantileMs(0.99):0} ms (p99), {report.Lifetime.MaxMs:0} ms (max)"));
        console.WriteLine("ms a frame: " + string.Join(", ", report.StageMs.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Key} {stage.Value:0.0}"))));

        var people = new Table { Border = TableBorder.Rounded };
        people.AddColumns("person", "seconds", "age", "gender", "attention", "verified");
        var number = 0;
        foreach (var track in report.Tracks)
        {
            people.AddRow((++number).ToString(CultureInfo.InvariantCulture), Seconds(track.Seconds), track.AgeBand.Name(), track.Gender.Name(), Seconds(track.AttentionSeconds), track.Verified ? "yes" : "no");
        }

        console.Write(people);
        var decisions = new Table { Border = TableBorder.Rounded };
        decisions.AddColumns("at", "content", "why");
        foreach (var decision in clip.Decisions)
        {
            decisions.AddRow(Seconds((decision.At - clip.Started).TotalSeconds), Markup.Escape(decision.ContentId), Markup.Escape(decision.Reason));
        }

        console.Write(decisions);
    }

    private static double PerFrame(long count, long frames) => frames == 0 ? 0 : Math.Round((double)count / frames, 2);

    private static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);
}
