using System.Net.Mime;
using Actors.Access;
using Actors.Emergencies;
using Actors.Security;
using Actors.Stores;
using Microsoft.AspNetCore.Mvc;

namespace Actors.Api;

/// <summary>`POST /api/v1/emergencies/cap`: takes an alert file of the Common Alerting Protocol 1.2 for what it says: it fires, replaces or takes back.</summary>
internal sealed class CapApi(StoreSettings store, EmergencyApi emergencies, EmergencyPages pages, TimeProvider clock)
{
    /// <summary>What an alert may have (OASIS sets no limit; the largest that weather services send have some 100 KB, of outlines that nobody here needs).</summary>
    private const int BodyLimit = 256 << 10;

    private static readonly Query Target = new("target", "string", "The screens: `lane:checkout-1`, `display:checkout-1/screen-1` or `kind:entrance`, several with commas between them. Without it, all.");

    private static readonly Query Exercises = new("exercises", "boolean", "True to take exercises and tests for real ones.");

    public void Map(IEndpointRouteBuilder routes) => routes.MapGroup("/api/v1").AddEndpointFilter<RefusalAnswers>()
        .MapPost("/emergencies/cap", (HttpContext context, CancellationToken _) => TakeAsync(context)).WithTags("emergencies").WithName("take-emergencies-cap")
        .Needs(AccountRole.Operator).WithMetadata(new RequestSizeLimitAttribute(BodyLimit), Target, Exercises)
        .WithSummary("Takes an alert of the Common Alerting Protocol 1.2: an Alert fires, an Update replaces, a Cancel takes back. Sent again, it changes nothing.")
        .Accepts<string>(MediaTypeNames.Application.Xml, MediaTypeNames.Text.Xml, "application/cap+xml")
        .Produces<EmergencyView>(StatusCodes.Status201Created).Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var target = ReadTarget(Target.Text(context.Request));
        var exercises = Exercises.Flag(context.Request);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        body.Position = 0;
        var (alert, sentences) = CapAlert.Parse(body, exercises);
        if (alert is null)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, string.Join(' ', sentences), sentences);
        }

        var caller = Caller.Of(context);
        if (alert.Message == CapMessage.Cancel)
        {
            var revoked = 0;
            foreach (var id in alert.References)
            {
                revoked += await emergencies.RevokeAsync(caller, id) ? 1 : 0;
            }

            return revoked > 0 ? TypedResults.NoContent() : throw RefusedException.Missing($"The alert takes back {string.Join(", ", alert.References.Select(id => $"'{BodyValue.Cut(id)}'"))}, and no such emergency is known here.");
        }

        var (info, now) = (alert.In(pages.Language, "en"), clock.GetUtcNow());
        if (CapAlert.IsOver(info, now))
        {
            throw RefusedException.Bad($"The alert holds until {info.ExpiresAt:O}, which is over; allowed is one that still holds.");
        }

        if (await emergencies.FindAsync(alert.Identifier, context.RequestAborted) is { RevokedAt: null } known && alert.Message == CapMessage.Alert)
        {
            return await emergencies.AnswerAsync(known, context.RequestAborted);
        }

        var content = await pages.MakeAsync(CapId(alert), info.Headline, info.Description, info.Instruction, info.Severity, info.Language, context.RequestAborted);
        var fired = await emergencies.FireAsync(context, alert.ToEmergency(info, content, target, caller.Name, now));

        // What it replaces goes after it has come, so that no screen shows anything else in between.
        foreach (var id in alert.References.Where(id => id != alert.Identifier))
        {
            await emergencies.RevokeAsync(caller, id);
        }

        return fired;
    }

    /// <summary>An identifier may hold what no content's id may.</summary>
    private static string CapId(CapAlert alert) => ItemIds.Another("cap", alert.Identifier);

    private Signage.Target ReadTarget(string? text)
    {
        var target = Signage.Target.Everywhere;
        foreach (var place in text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var name = place[(place.IndexOf(':') + 1)..];
            target = place.Split(':')[0] switch
            {
                "kind" when SignageNames.LaneKinds.Any(kind => Lanes.LaneNames.Name(kind) == name) =>
                    target with { LaneKinds = target.LaneKinds.Add(SignageNames.LaneKinds.First(kind => Lanes.LaneNames.Name(kind) == name)) },
                "lane" when store.Lanes.Any(lane => store.Within(lane.LaneId) == name) => target with { LaneIds = target.LaneIds.Add($"{store.StoreId}/{name}") },
                "display" when store.Lanes.Any(lane => lane.DisplayIds.Any(id => store.Within(id) == name)) => target with { DisplayIds = target.DisplayIds.Add($"{store.StoreId}/{name}") },
                _ => throw Target.Not(place, "are 'lane:', 'display:' and 'kind:' with a name that the store has"),
            };
        }

        return target;
    }
}
