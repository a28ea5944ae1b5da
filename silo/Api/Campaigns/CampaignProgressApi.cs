using System.Collections.Concurrent;
using Actors.Displays;
using Actors.Security;
using Actors.Signage;
using Actors.Stores;

namespace Actors.Api;

/// <summary>`/api/v1/campaigns/{id}/progress`: what a campaign was promised, what screens have proved of it, and what they should have by now.</summary>
internal sealed class CampaignProgressApi(StoreSettings store, SignageChanges changes, IPlayCounts plays, TimeProvider clock)
{
    /// <summary>Pages that look again and again cost the log no more than a twentieth of its time.</summary>
    private const int Rest = 20;

    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);

    /// <summary>A play that began in the last minute of the last day, and a daypart that ends in the night after it.</summary>
    private const int DaysAfter = 2;

    private readonly StoreDays _days = new(StoreZone.Find(store.Zone));
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, long Version, CampaignProgressView View)> _known = new();

    public void Map(IEndpointRouteBuilder routes, bool readsNeedKey) => routes.MapGroup("/api/v1").AddEndpointFilter<RefusalAnswers>().Reads(readsNeedKey)
        .MapGet("/campaigns/{id}/progress", (HttpContext context, string id) => ReadAsync(context, id)).WithTags("campaigns").WithName("read-campaigns-progress")
        .WithSummary("What a campaign was promised, what screens have proved to have shown, and what they should have shown by now; amounts are in the unit of its goal.")
        .Produces<CampaignProgressView>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private async Task<IResult> ReadAsync(HttpContext context, string id)
    {
        var signage = await changes.Signage.GetSnapshotAsync(context.RequestAborted);
        var item = signage.Items.FirstOrDefault(item => item.Kind == SignageKind.Campaign && item.ItemId == id && item.DeletedAt is null)
            ?? throw RefusedException.Missing($"There is no campaign '{BodyValue.Cut(id)}'.");
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(id, out var known) && known.Version == signage.Revision && now < known.Until && now > known.View.At - ShortestRest)
        {
            return TypedResults.Ok(known.View);
        }

        var began = clock.GetTimestamp();
        var view = await CountAsync(signage, item, now, context.RequestAborted);
        var rest = clock.GetElapsedTime(began) * Rest;
        _known[id] = (now + (rest > ShortestRest ? rest : ShortestRest), signage.Revision, view);
        return TypedResults.Ok(view);
    }

    private async Task<CampaignProgressView> CountAsync(SignageSnapshot signage, SignageItem item, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var campaign = item.Campaign!;
        var (complete, shown) = (0L, TimeSpan.Zero);
        var days = new List<CampaignDayView>();
        DateOnly[] dates = [.. Enumerable.Range(0, campaign.UntilDate.DayNumber - campaign.FromDate.DayNumber + DaysAfter + 1).Select(campaign.FromDate.AddDays)];
        var counts = await plays.CountAsync(store.StoreId, item.ItemId, [.. dates.Select(_days.Start)], cancellationToken);
        foreach (var (date, count) in dates.Zip(counts))
        {
            complete += count.Complete;
            shown += count.Time;
            if (count.Plays > 0)
            {
                days.Add(new CampaignDayView(date, count.Plays, count.Complete, Math.Round(count.Time.TotalSeconds, 3)));
            }
        }

        var progress = CampaignProgress.Of(store, signage.Items, item.ItemId, now);
        return new CampaignProgressView(
            item.ItemId,
            campaign.Goal.Name(),
            campaign.Amount,
            Math.Round(progress.Delivered(campaign, complete, shown), 3),
            Math.Round(progress.Expected(campaign), 3),
            progress.IsOpen,
            progress.Screens,
            Math.Round(progress.OpenSoFar.TotalHours, 3),
            Math.Round(progress.OpenInAll.TotalHours, 3),
            now,
            days);
    }
}

/// <summary>A campaign's proved plays of one day of the store.</summary>
internal sealed record CampaignDayView(DateOnly Date, long Plays, long Complete, double Seconds);

/// <summary>How far a campaign is.</summary>
/// <param name="Id">The campaign.</param>
/// <param name="Goal">`plays`, `share-percent` or `seconds-an-hour`.</param>
/// <param name="Amount">What was promised.</param>
/// <param name="Delivered">What was proved: plays that ran to their end; percent of open time; seconds in each open hour.</param>
/// <param name="ExpectedByNow">What should have been by now.</param>
/// <param name="Open">Whether it is open now.</param>
/// <param name="Screens">How many screens it names.</param>
/// <param name="OpenHoursSoFar">Open hours of all its screens together, up to now.</param>
/// <param name="OpenHours">Open hours of all its screens together, in all.</param>
/// <param name="At">The moment.</param>
/// <param name="PerDay">Days with plays, in order.</param>
internal sealed record CampaignProgressView(
    string Id, string Goal, double Amount, double Delivered, double ExpectedByNow, bool Open, int Screens, double OpenHoursSoFar, double OpenHours, DateTimeOffset At, IReadOnlyList<CampaignDayView> PerDay);
