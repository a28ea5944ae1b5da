using System.Text.Json;
using System.Text.Json.Serialization;
using Actors.Api;
using Actors.Cameras;
using Actors.Displays;
using Actors.Lanes;
using Actors.Measurement;

namespace Actors.Running;

/// <summary>What a limited run did, printed as its last line. A duration that was not measured is null, never zero.</summary>
internal sealed record RunSummary
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>Length of the run after its start.</summary>
    public required double Seconds { get; init; }

    /// <summary>From the program's start until every lane had chosen its first content and the addresses answered.</summary>
    public required double StartSeconds { get; init; }

    public required long Frames { get; init; }

    public required long Analysed { get; init; }

    public required long Unchanged { get; init; }

    public required long Dropped { get; init; }

    /// <summary>Batches of sightings that lanes received.</summary>
    public required long Sightings { get; init; }

    public required long Decisions { get; init; }

    /// <summary>Plays that pages reported.</summary>
    public required long Plays { get; init; }

    /// <summary>Pages that show a screen at the end.</summary>
    public required int Pages { get; init; }

    public required Durations FrameLifetimeMs { get; init; }

    public required Durations SightingToScreenMs { get; init; }

    /// <summary>Resident memory at the end, the cameras' decoders included.</summary>
    public required double RssMb { get; init; }

    /// <summary>Processor time of the run after its start, the cameras' decoders included.</summary>
    public required double CpuSeconds { get; init; }

    public required IReadOnlyDictionary<string, CameraSummary> Cameras { get; init; }

    public required IReadOnlyDictionary<string, LaneSummary> Lanes { get; init; }

    public required IReadOnlyDictionary<string, DisplaySummary> Displays { get; init; }

    public static RunSummary Of(
        IReadOnlyList<LaneSnapshot> lanes,
        IReadOnlyList<CameraSnapshot> cameras,
        IReadOnlyList<DisplaySnapshot> displays,
        TimeSpan length,
        TimeSpan start,
        ProcessTree before,
        ProcessTree after) => new()
        {
            Seconds = Math.Round(length.TotalSeconds, 1),
            StartSeconds = Math.Round(start.TotalSeconds, 2),
            Frames = cameras.Sum(camera => camera.Heartbeat?.Frames ?? 0),
            Analysed = cameras.Sum(camera => camera.Heartbeat?.Analysed ?? 0),
            Unchanged = cameras.Sum(camera => camera.Heartbeat?.Unchanged ?? 0),
            Dropped = cameras.Sum(camera => camera.Heartbeat?.Dropped ?? 0),
            Sightings = lanes.Sum(lane => lane.Sightings),
            Decisions = lanes.Sum(lane => lane.Decisions),
            Plays = displays.Sum(display => display.Plays),
            Pages = displays.Sum(display => display.Pages),
            FrameLifetimeMs = Durations.Of(cameras.Aggregate(Histogram.Empty, (sum, camera) => sum.Plus(camera.Heartbeat?.Lifetime ?? Histogram.Empty))),
            SightingToScreenMs = Durations.Of(displays.Aggregate(Histogram.Empty, (sum, display) => sum.Plus(display.SightingToScreen))),
            RssMb = Math.Round(after.ResidentBytes / 1e6, 1),
            CpuSeconds = Math.Round(after.CpuSeconds - before.CpuSeconds, 2),
            Cameras = cameras.ToDictionary(camera => camera.CameraId, CameraSummary.Of),
            Lanes = lanes.ToDictionary(lane => lane.LaneId, lane => new LaneSummary(lane.Mode.Name(), lane.Sightings, lane.Decisions)),
            Displays = displays.ToDictionary(display => display.DisplayId, display => new DisplaySummary(display.Plays, display.Pages, Durations.Of(display.SightingToScreen))),
        };

    /// <summary>One line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    internal sealed record Durations(double? P50, double? P99, double? Max)
    {
        public static Durations Of(Histogram histogram) => histogram.View() is { } measured ? new(measured.P50, measured.P99, measured.Max) : new(null, null, null);
    }

    internal sealed record CameraSummary(
        string State, string? Error, bool Simulated, double FramesPerSecond, long Frames, long Analysed, long Unchanged, long Dropped, long Sightings, Durations FrameLifetimeMs, string? Provider)
    {
        public static CameraSummary Of(CameraSnapshot camera)
        {
            var view = camera.View();
            return new(view.State, view.Error, view.Simulated, view.FramesPerSecond, view.Frames, view.Analysed, view.Unchanged, view.Dropped, view.SightingBatches,
                Durations.Of(camera.Heartbeat?.Lifetime ?? Histogram.Empty), view.Provider);
        }
    }

    internal sealed record LaneSummary(string Mode, long Sightings, long Decisions);

    internal sealed record DisplaySummary(long Plays, int Pages, Durations SightingToScreenMs);
}
