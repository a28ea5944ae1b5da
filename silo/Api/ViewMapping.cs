using Actors.Audiences;
using Actors.Cameras;
using Actors.Displays;
using Actors.Lanes;
using Actors.Measurement;

namespace Actors.Api;

/// <summary>Turns what grains say into what HTTP shows.</summary>
internal static class ViewMapping
{
    public static LaneView View(this LaneSnapshot lane, LaneSettings settings) => new(
        lane.LaneId,
        lane.LaneId.LastSegment(),
        lane.Name,
        lane.Kind.Name(),
        lane.Mode.Name(),
        settings.Family,
        [.. settings.Restricted.Select(window => new RestrictedView(window.Category.Name(), window.From.ToString("HH:mm"), window.To.ToString("HH:mm")))],
        new AudienceView(
            lane.Audience.Count,
            lane.Audience.Looking,
            [.. lane.Audience.Groups.Select(group => new GroupView(group.AgeBand.Name(), group.Gender.Name(), group.Count, group.Looking))],
            lane.Audience.Simulated),
        lane.Blind,
        lane.Current?.View(),
        [.. lane.Recent.Select(View)],
        lane.CameraIds,
        lane.DisplayIds,
        lane.Sightings,
        lane.Decisions,
        $"/notice/{lane.LaneId}",
        lane.At);

    public static DecisionView View(this Decision decision) =>
        new(decision.Sequence, decision.At, decision.ContentId, decision.Title, decision.Trigger, decision.Reason, decision.Steps);

    public static CameraView View(this CameraSnapshot camera)
    {
        var heard = camera.Heartbeat;
        return new CameraView(
            camera.CameraId,
            camera.CameraId.LaneOf(),
            camera.State.Name(),
            camera.State == CameraState.Lost ? "The camera's host has not reported for 5 seconds." : heard?.Error,
            heard?.ModeInForce.Name(),
            heard?.Simulated ?? false,
            Math.Round(heard?.FramesPerSecond ?? 0, 1),
            heard?.Frames ?? 0,
            heard?.Analysed ?? 0,
            heard?.Unchanged ?? 0,
            heard?.Dropped ?? 0,
            heard?.SightingBatches ?? 0,
            heard?.Lifetime.View(),
            heard?.Provider,
            Host: null,
            camera.HeardAt);
    }

    /// <summary>A camera, with its host where there are several, and a sentence where none of them has it.</summary>
    public static CameraView View(this CameraSnapshot camera, CameraHostsSnapshot hosts)
    {
        var view = camera.View() with { Host = hosts.Hosts.IsEmpty ? null : camera.Heartbeat?.HostId };
        return hosts.Unassigned.Contains(camera.CameraId) && camera.State != CameraState.Running ? view with { Error = Unassigned(hosts) } : view;
    }

    public static CameraHostsView View(this CameraHostsSnapshot hosts) =>
        new([.. hosts.Hosts.Select(host => new CameraHostView(host.HostId, host.Capacity, host.Alive, host.CameraIds))], hosts.Unassigned);

    public static DisplayView View(this DisplaySnapshot display, string? picture) => new(
        display.DisplayId,
        display.DisplayId.LaneOf(),
        display.Program is { } program
            ? new PlayingView(program.Now.ContentId, program.Now.Title, program.Now.Kind.Name(), program.Reason, program.StartedAt, program.Simulated, program.CampaignId, program.EmergencyId)
            : null,
        display.Pages,
        display.Plays,
        display.LastPlay?.SwitchedAt,
        display.SightingToScreen.View(),
        display.Condition is { } condition ? new DisplayHealthView(condition.Health.ToString().ToLowerInvariant(), condition.Sentence, condition.Since) : null,
        picture);

    private static string Unassigned(CameraHostsSnapshot hosts)
    {
        var alive = hosts.Hosts.Where(host => host.Alive).ToList();
        var (cameras, room) = (alive.Sum(host => host.CameraIds.Length), alive.Sum(host => host.Capacity));
        return alive.Count == 0 ? "No camera host is there to run this camera."
            : cameras >= room ? $"No camera host has room for this camera: all of them together run {cameras} of {room}."
            : "This camera is being given to a camera host.";
    }

    /// <summary>Null where nothing was measured: zero would be a claim.</summary>
    public static Quantiles? View(this Histogram histogram) => histogram.Total == 0
        ? null
        : new Quantiles(Round(histogram.QuantileMs(0.5)), Round(histogram.QuantileMs(0.99)), Round(histogram.MaxMs));

    /// <summary>`checkout-1` of `s1/checkout-1`.</summary>
    public static string LastSegment(this string id) => id[(id.LastIndexOf('/') + 1)..];

    /// <summary>`s1/checkout-1` of `s1/checkout-1/cam-1`.</summary>
    public static string LaneOf(this string id) => id[..id.LastIndexOf('/')];

    private static double Round(double milliseconds) => Math.Round(milliseconds, 1);
}
