using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Actors.Running;
using Actors.Vision;
using Actors.Vision.Evaluation;

namespace Actors.Commands;

/// <summary>`evaluate LABELS.csv`: how right detection, age, gender and the warning of minors are on somebody's own labelled photographs.</summary>
internal static class EvaluateCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var labels = new Argument<string>("LABELS.csv") { Description = "Rows of file, age, gender (female or male) and, where wanted, group; photographs relative to this file." };
        var json = new Option<string?>("--json") { Description = "Write the figures to this file too." };
        var command = new Command("evaluate", "Measure accuracy and bias on your own labelled photographs.") { labels, json };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(json) is { } path && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            {
                parsed.AddError($"--json '{path}' lies in a folder that does not exist.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var invocation = parsed.InvocationConfiguration;
            var file = LabelFile.Read(parsed.GetRequiredValue(labels));
            var report = await MeasureAsync(file, invocation.Error, cancellation);
            foreach (var row in report.BadRows)
            {
                invocation.Error.WriteLine(row.Message);
            }

            Write(report, invocation.Output);
            if (parsed.GetValue(json) is { } path)
            {
                WriteJson(report, path);
            }

            return report.BadRows.Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static async Task<EvaluationReport> MeasureAsync(LabelFile file, TextWriter log, CancellationToken cancellation)
    {
        using var models = FaceModels.Load(Path.Combine(Home.Folder, "models"), Path.Combine(Home.Folder, "npm"));
        log.WriteLine(models.Description);
        var step = Math.Max(1, file.Photos.Count / 20);
        return await new Evaluator(models.CreateVision).RunAsync(
            file,
            done =>
            {
                if (done % step == 0 && file.Photos.Count >= 100)
                {
                    log.WriteLine($"{done} of {file.Photos.Count} photographs");
                }
            },
            cancellation);
    }

    private static void Write(EvaluationReport report, TextWriter output)
    {
        var sections = new List<(string Name, EvaluationFigures Figures)> { ("overall", report.Overall) };
        sections.AddRange(report.ByAgeBand.Select(band => ($"age {band.Key}", band.Value)));
        sections.AddRange(report.ByGroup.Select(group => ($"group {group.Key}", group.Value)));
        string[][] rows =
        [
            ["", "photos", "found", "gender said", "gender right", "age said", "age error", "band right", "may be minor"],
            .. sections.Select(section => Row(section.Name, section.Figures)),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd());
        }

        output.WriteLine();
        output.WriteLine("found: a face is detected, of all photographs. said, may be minor: of the faces found. right: of those said. age error: mean, in years.");
        if (report.BadRows.Count > 0)
        {
            output.WriteLine($"{report.BadRows.Count} rows could not be measured and count nowhere.");
        }
    }

    private static string[] Row(string name, EvaluationFigures figures) =>
    [
        name,
        $"{figures.Photos}",
        Percent(figures.DetectionRecall),
        Percent(figures.GenderCoverage),
        Percent(figures.GenderAccuracy),
        Percent(figures.AgeCoverage),
        figures.AgeMeanAbsoluteError is { } error ? $"{error:0.0}" : "-",
        Percent(figures.AgeBandAccuracy),
        Percent(figures.MayBeMinorRate),
    ];

    private static string Percent(double? part) => part is { } value ? $"{value * 100:0.0} %" : "-";

    private static void WriteJson(EvaluationReport report, string path)
    {
        try
        {
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(report, Json));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new LabelFileException($"The figures cannot be written to '{path}': {refused.Message}");
        }
    }
}
