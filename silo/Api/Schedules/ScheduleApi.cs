using Actors.Emergencies;
using Actors.Lanes;
using Actors.Security;
using Actors.Signage;
using Actors.Stores;

namespace Actors.Api;

/// <summary>`/api/v1/displays/{lane}/{screen}/preview` and `/api/v1/schedule/calendar`: what is planned, and why.</summary>
internal sealed class ScheduleApi(StoreSettings store, IGrainFactory grains, SignageChanges changes, TimeProvider clock)
{
    private const int MostPeople = 100;

    private const int UsualDays = 7;

    /// <summary>Farther away nobody plans, and the calendar of time zones is a guess.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(731);

    private static readonly Query At = new("at", "string", "The moment: a time with its offset, within two years of now. Without it, now.");

    private static readonly Query People = new("people", "integer", "How many people to assume in front of the lane, of whom nothing else is known, 0 to 100. Without it, nobody.");

    private static readonly Query Lane = new("lane", "string", "The lane, such as checkout-1.");

    private static readonly Query From = new("from", "string", "The first day, such as 2026-03-02, within two years of now. Without it, today.");

    private static readonly Query Days = new("days", "integer", "How many days, 1 to 62. Without it, 7.");

    private readonly StoreDays _days = new(StoreZone.Find(store.Zone));

    public void Map(IEndpointRouteBuilder routes, bool readsNeedKey)
    {
        var reads = routes.MapGroup("/api/v1").AddEndpointFilter<RefusalAnswers>().Reads(readsNeedKey)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        reads.MapGet("/displays/{lane}/{screen}/preview", (HttpContext context, string lane, string screen) => PreviewAsync(context, lane, screen)).WithTags("displays").WithName("preview-displays")
            .WithMetadata(At, People).Produces<PreviewView>()
            .WithSummary("What a screen would show at any moment, and why, found by running its lane's own rules up to it.");
        reads.MapGet("/schedule/calendar", (HttpContext context, CancellationToken _) => CalendarAsync(context)).WithTags("schedule").WithName("calendar-schedule")
            .WithMetadata(Lane, From, Days).Produces<CalendarView>()
            .WithSummary("When each schedule entry, campaign and screen hours of a lane is open on some days.");
    }

    private async Task<IResult> PreviewAsync(HttpContext context, string lane, string screen)
    {
        var displayId = $"{store.StoreId}/{lane}/{screen}";
        var settings = store.Lanes.FirstOrDefault(known => known.DisplayIds.Contains(displayId))
            ?? throw RefusedException.Missing($"There is no display '{BodyValue.Cut($"{lane}/{screen}")}'; allowed are {string.Join(", ", store.Lanes.SelectMany(known => known.DisplayIds).Select(id => $"'{store.Within(id)}'"))}.");
        var now = clock.GetUtcNow();
        var at = (At.Time(context.Request, _days) ?? now).ToUniversalTime();
        if (at < now - Farthest || at > now + Farthest)
        {
            throw At.Not(At.Text(context.Request), "is a time within two years of now");
        }

        var people = People.Whole(context.Request, 0, MostPeople, 0);
        var emergencies = grains.GetGrain<IEmergencyGrain>(store.StoreId).GetSnapshotAsync(context.RequestAborted);
        var schedule = await ScheduleAsync(settings, context.RequestAborted);
        var lanes = grains.GetGrain<ILaneGrain>(settings.LaneId);
        var mode = await lanes.GetModeAsync(context.RequestAborted);
        var outlook = await lanes.GetOutlookAsync(context.RequestAborted);
        var known = await emergencies;
        if (EmergencyRules.For(displayId, settings, new EmergencyOrders(known.Revision, known.Emergencies), at) is { } emergency)
        {
            return TypedResults.Ok(new PreviewView(
                at, store.Within(displayId), "emergency", emergency.Content.ContentId, emergency.Content.Title, $"The emergency \"{emergency.Headline}\" takes over this screen.",
                [], null, null, null, emergency.StartsAt, emergency.ExpiresAt));
        }

        var preview = SchedulePreview.At(settings, schedule, displayId, at, mode, outlook, people);
        return TypedResults.Ok(new PreviewView(
            at, store.Within(displayId), preview.IsOn ? "playing" : "off", preview.Content.ContentId, preview.Content.Title, preview.Decision.Reason, preview.Decision.Steps,
            preview.Decision.EntryId, preview.Decision.CampaignId, preview.LayoutId, preview.Since, preview.Until));
    }

    private async Task<IResult> CalendarAsync(HttpContext context)
    {
        var name = Lane.Text(context.Request);
        var lane = store.Lanes.FirstOrDefault(known => store.Within(known.LaneId) == name)
            ?? throw Lane.Not(name, $"are {string.Join(", ", store.Lanes.Select(known => $"'{store.Within(known.LaneId)}'"))}");
        var today = _days.DayOf(clock.GetUtcNow());
        var from = From.Date(context.Request) ?? today;
        if (Math.Abs(from.DayNumber - today.DayNumber) > Farthest.TotalDays)
        {
            throw From.Not(From.Text(context.Request), "is a date within two years of today");
        }

        var days = Days.Whole(context.Request, 1, ScheduleCalendar.MostDays, UsualDays);
        var blocks = ScheduleCalendar.Blocks(lane, await ScheduleAsync(lane, context.RequestAborted), from, days);
        return TypedResults.Ok(new CalendarView(
            store.Within(lane.LaneId), from, days, store.Zone, [.. blocks.Select(block => new CalendarBlockView(block.Kind == SignageKind.ScheduleEntry ? "entry" : block.Kind.Name(), block.ItemId, block.Name, block.From, block.To, block.Priority))]));
    }

    private async Task<LaneSchedule> ScheduleAsync(LaneSettings lane, CancellationToken cancellationToken)
    {
        var snapshot = await changes.Signage.GetSnapshotAsync(cancellationToken);
        return LaneScheduling.For(store, lane, snapshot.Items, snapshot.Revision);
    }
}
