using System.Text;
using Actors.Displays;
using Actors.Facts;
using Actors.Lanes;
using Actors.Security;
using Actors.Stores;

namespace Actors.Api;

/// <summary>`/api/v1/plays`: what screens have proved to have shown, for people, spreadsheets and ad servers.</summary>
internal sealed class PlaysApi(StoreSettings store, IFactLog facts, TimeProvider clock, IDecisionLog? decisions = null)
{
    private const int MostNewest = 1_000;

    /// <summary>Enough for a network packet or two, so that the log is read while the caller reads.</summary>
    private const int FlushAt = 32 << 10;

    private static readonly TimeSpan UsualRange = TimeSpan.FromDays(1);

    private static readonly TimeSpan UsualSummary = TimeSpan.FromDays(7);

    private static readonly string[] Formats = ["json", "csv", "openrtb"];

    private static readonly string[] Groups = ["campaign", "content", "display", "day"];

    private static readonly Query Format = new("format", "string", "`json`, `csv` (RFC 4180) or `openrtb` (JSON with the fields of OpenRTB 2.6 and AdCOM). Without it, json.");

    private static readonly Query Bom = new("bom", "boolean", "True to begin CSV with the mark by which Excel knows UTF-8.");

    private static readonly Query Newest = new("newest", "integer", "Only so many of the newest plays, 1 to 1000, the newest first; as JSON alone.");

    private static readonly Query Group = new("group", "string", "`campaign`, `content`, `display` or `day`. Without it, campaign.");

    private readonly StoreDays _days = new(StoreZone.Find(store.Zone));

    public void Map(IEndpointRouteBuilder routes, bool readsNeedKey)
    {
        var reads = routes.MapGroup("/api/v1").WithTags("plays").AddEndpointFilter<RefusalAnswers>().Reads(readsNeedKey).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        reads.MapGet("/plays", (HttpContext context, CancellationToken _) => ListAsync(context)).WithName("list-plays")
            .WithMetadata(PlayQuery.FromText, PlayQuery.ToText, PlayQuery.Display, PlayQuery.Campaign, Format, Bom, Newest)
            .WithSummary("Proved plays of a range of time, streamed in order of their beginning, as JSON, CSV or with the fields of OpenRTB.")
            .Produces<PlaysView>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status400BadRequest);
        reads.MapGet("/plays/summary", (HttpContext context, CancellationToken _) => SumAsync(context)).WithName("sum-plays")
            .WithMetadata(PlayQuery.FromText, PlayQuery.ToText, PlayQuery.Display, PlayQuery.Campaign, Group)
            .WithSummary("Plays of a range of time, the last 7 days by default, summed by campaign, content, display or day.")
            .Produces<PlaySummaryView>().ProducesProblem(StatusCodes.Status400BadRequest);
        reads.MapGet("/plays/{proofId}", (HttpContext context, string proofId) => FindAsync(context, proofId)).WithName("read-plays")
            .WithSummary("One proved play, with the trace of the decision that brought it where that is kept still.")
            .Produces<PlayTraceView>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private async Task<IResult> ListAsync(HttpContext context)
    {
        var request = context.Request;
        var query = PlayQuery.Of(request, store, _days, clock.GetUtcNow(), UsualRange);
        PlayFormat format = Format.Choice(request, Formats, name => name, "json") switch
        {
            "csv" => new CsvPlays(Bom.Flag(request)),
            "openrtb" => new OpenRtbPlays(),
            _ => new JsonPlays(),
        };
        if (Newest.Text(request) is null)
        {
            await StreamAsync(context, query, format);
            return Results.Empty;
        }

        var most = Newest.Whole(request, 1, MostNewest, MostNewest);
        var newest = await NewestFacts.ReadAsync((from, to) => (query with { From = from, To = to }).ReadAsync(facts, store.StoreId, context.RequestAborted), query.From, query.To, most);
        return TypedResults.Ok(new PlaysView(query.From, query.To, store.Zone, [.. newest.Select(play => play.View(store))]));
    }

    /// <summary>The first play is read before anything is sent, so that a log out of reach is an answer; one that breaks off later breaks the answer off, so that nobody takes a part for the whole.</summary>
    private async Task StreamAsync(HttpContext context, PlayQuery query, PlayFormat format)
    {
        await using var plays = query.ReadAsync(facts, store.StoreId, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        var more = await plays.MoveNextAsync();
        var response = context.Response;
        response.ContentType = format.MediaType;
        if (format is CsvPlays)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"plays-{store.StoreId}-{_days.DayOf(query.From):yyyy-MM-dd}.csv\"";
        }

        try
        {
            var text = new StringBuilder(format.Head(query, store));
            for (var first = true; more; first = false)
            {
                text.Append(format.Line(plays.Current, store, first));
                if (text.Length >= FlushAt)
                {
                    await response.WriteAsync(text.ToString(), context.RequestAborted);
                    text.Clear();
                }

                more = await plays.MoveNextAsync();
            }

            await response.WriteAsync(text.Append(format.Tail).ToString(), context.RequestAborted);
        }
        catch (Exception) when (response.HasStarted)
        {
            context.Abort();
        }
    }

    private async Task<IResult> SumAsync(HttpContext context)
    {
        var group = Group.Choice(context.Request, Groups, name => name, "campaign");
        var query = PlayQuery.Of(context.Request, store, _days, clock.GetUtcNow(), UsualSummary);
        var sums = new SortedDictionary<string, PlaySumView>(StringComparer.Ordinal);
        await foreach (var play in query.ReadAsync(facts, store.StoreId, context.RequestAborted))
        {
            var key = group switch
            {
                "content" => play.Proof.ContentId,
                "display" => store.Within(play.Proof.DisplayId),
                "day" => _days.DayOf(play.Proof.StartedAt).ToString("yyyy-MM-dd"),
                _ => play.Proof.CampaignId ?? "",
            };
            var sum = sums.GetValueOrDefault(key) ?? new PlaySumView(key, 0, 0, 0, 0);
            sums[key] = sum with
            {
                Plays = sum.Plays + 1,
                Complete = sum.Complete + (play.Proof.Complete ? 1 : 0),
                DurationSeconds = Math.Round(sum.DurationSeconds + play.Proof.Duration.TotalSeconds, 3),
                Impressions = Math.Round(sum.Impressions + store.Site(play.Proof.DisplayId).ImpressionsPerPlay, 6),
            };
        }

        return TypedResults.Ok(new PlaySummaryView(query.From, query.To, store.Zone, group, [.. sums.Values]));
    }

    private async Task<IResult> FindAsync(HttpContext context, string proofId)
    {
        if (!Guid.TryParseExact(proofId, "D", out var id) || await facts.FindAsync(PlayFact.Kind, id.ToString("D"), context.RequestAborted) is not { } fact || !fact.Subject.StartsWith(store.StoreId + "/", StringComparison.Ordinal))
        {
            throw RefusedException.Missing($"There is no play '{BodyValue.Cut(proofId)}'.");
        }

        var play = PlayFact.From(fact);
        var decision = decisions is null ? null : await decisions.FindAsync(store.StoreId, play.Proof.PlayId, context.RequestAborted);
        return TypedResults.Ok(new PlayTraceView(play.View(store), decision?.Decision.View()));
    }
}
