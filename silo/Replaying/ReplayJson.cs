using System.Text.Encodings.Web;
using System.Text.Json;
using Actors.Audiences;
using Actors.Lanes;

namespace Actors.Replaying;

/// <summary>A replay as JSON; the names are a contract.</summary>
internal static class ReplayJson
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IEnumerable<ReplayedClip> clips) => JsonSerializer.Serialize(new { Clips = clips.Select(View) }, Format);

    private static object View(ReplayedClip clip)
    {
        var report = clip.Report;
        return new
        {
            report.Clip,
            report.Frames,
            report.Analysed,
            report.Dropped,
            report.Faces,
            report.VerifiedFaces,
            Tracks = report.Tracks.Select(track => new
            {
                track.Seconds,
                AgeBand = track.AgeBand.Name(),
                Gender = track.Gender.Name(),
                track.AttentionSeconds,
                track.Verified,
            }),
            FrameLifetimeMs = new
            {
                P50 = Math.Round(report.Lifetime.QuantileMs(0.5), 2),
                P99 = Math.Round(report.Lifetime.QuantileMs(0.99), 2),
                Max = Math.Round(report.Lifetime.MaxMs, 2),
            },
            report.StageMs,
            Decisions = clip.Decisions.Select(decision => View(decision, clip.Started)),
        };
    }

    private static object View(Decision decision, DateTimeOffset started) => new
    {
        At = Math.Round((decision.At - started).TotalSeconds, 3),
        Content = decision.ContentId,
        decision.Reason,
    };
}
