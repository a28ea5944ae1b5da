using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Actors.Access;
using Actors.Displays;
using Actors.Emergencies;
using Actors.Facts;
using Actors.Security;
using Actors.Signage;
using Actors.Stores;
using Microsoft.AspNetCore.Mvc;

namespace Actors.Api;

/// <summary>`/api/v1/emergencies`: content that takes over screens. Nothing that is not needed stands between the call and the screens: what was fired is audited afterwards.</summary>
internal sealed class EmergencyApi(StoreSettings store, IGrainFactory grains, SignageChanges signage, EmergencyScreens screens, EmergencyPages pages, Audit audit, TimeProvider clock)
{
    private const int BodyLimit = 256 << 10;

    private const string Example = """{"headline": "Fire alarm", "text": "Please leave the store.", "severity": "extreme", "target": {"lanes": []}, "minutes": 30}""";

    private const int LongestHeadline = 200;

    private const double MostMinutes = 7 * 24 * 60;

    private IEmergencyGrain Emergencies => grains.GetGrain<IEmergencyGrain>(store.StoreId);

    public void Map(IEndpointRouteBuilder routes, bool readsNeedKey)
    {
        var api = routes.MapGroup("/api/v1").WithTags("emergencies").AddEndpointFilter<RefusalAnswers>();
        api.Reads(readsNeedKey).MapGet("/emergencies", (HttpContext context, CancellationToken _) => ListAsync(context)).WithName("list-emergencies")
            .WithSummary("Emergencies in force and to come, and the latest that are over, newest first; each with its screens, and when each of them had painted it.")
            .Produces<EmergenciesView>();
        var writes = api.MapGroup("").Needs(AccountRole.Operator).WithMetadata(new RequestSizeLimitAttribute(BodyLimit))
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        writes.MapPost("/emergencies", (HttpContext context, CancellationToken _) => FireAsync(context)).WithName("make-emergencies").WithMetadata(TakesIdempotencyKey.Mark)
            .WithSummary("Fires an emergency: its screens show a piece of content, or a page with the headline and texts, alone, until it is revoked or expires.")
            .Accepts<EmergencyBody>("application/json").Produces<EmergencyView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        writes.MapDelete("/emergencies/{id}", (HttpContext context, string id) => RevokeAsync(context, id)).WithName("revoke-emergencies")
            .WithSummary("Revokes an emergency: its screens go back to what they showed.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Fires, and answers as whoever fired sees it.</summary>
    public async Task<IResult> FireAsync(HttpContext context, Emergency emergency)
    {
        var items = new[] { new AuditItem("fire", "emergency", emergency.EmergencyId, null, emergency.Severity.Name()) };
        var caller = Caller.Of(context);
        Emergency fired;
        try
        {
            fired = await RepeatableCall.RunAsync(() => Emergencies.FireAsync(emergency, CancellationToken.None), clock);
        }
        catch (Exception fault)
        {
            await audit.AfterwardsAsync(caller, items, fault is ArgumentException ? "refused" : "failed");
            throw;
        }

        await audit.AfterwardsAsync(caller, items, "done");
        return await AnswerAsync(fired, context.RequestAborted);
    }

    /// <summary>Answers with an emergency that was fired, now or before.</summary>
    public async Task<IResult> AnswerAsync(Emergency emergency, CancellationToken cancellationToken) =>
        TypedResults.Created($"/api/v1/emergencies/{Uri.EscapeDataString(emergency.EmergencyId)}", (await screens.ViewAsync([emergency], cancellationToken))[0]);

    /// <summary>One emergency; null when there is none of this id, or it was over too long ago.</summary>
    public Task<Emergency?> FindAsync(string id, CancellationToken cancellationToken) => FindAsync(emergency => emergency.EmergencyId == id, cancellationToken);

    /// <summary>Revokes; false when there is none of this id.</summary>
    public async Task<bool> RevokeAsync(Caller caller, string id)
    {
        var revoked = await RepeatableCall.RunAsync(() => Emergencies.RevokeAsync(id, caller.Name, CancellationToken.None), clock);
        if (revoked is not null)
        {
            await audit.AfterwardsAsync(caller, [new AuditItem("revoke", "emergency", id, revoked.Severity.Name(), null)], "done");
        }

        return revoked is not null;
    }

    private async Task<Emergency?> FindAsync(Func<Emergency, bool> isIt, CancellationToken cancellationToken) =>
        (await Emergencies.GetSnapshotAsync(cancellationToken)).Emergencies.FirstOrDefault(isIt);

    private async Task<IResult> ListAsync(HttpContext context)
    {
        var snapshot = await Emergencies.GetSnapshotAsync(context.RequestAborted);
        return TypedResults.Ok(new EmergenciesView(snapshot.Revision, await screens.ViewAsync(snapshot.Emergencies, context.RequestAborted), [.. snapshot.LanesBehind.Select(store.Within)]));
    }

    private async Task<IResult> FireAsync(HttpContext context)
    {
        var caller = Caller.Of(context);
        var body = await JsonBody.ReadAsync(context.Request, Example, Read, context.RequestAborted);
        var key = IdempotencyKey.Of(context.Request, caller);
        var (id, mark) = IdOf(body.Wanted.Headline, key, body.Said);
        if (key is not null && await FindAsync(emergency => emergency.EmergencyId.Contains(mark, StringComparison.Ordinal), context.RequestAborted) is { } known)
        {
            if (known.EmergencyId != id)
            {
                throw new RefusedException(StatusCodes.Status422UnprocessableEntity, $"The {IdempotencyKey.Header} was used for another emergency before; allowed is a new key for each.");
            }

            context.Response.Headers[IdempotencyKey.ReplayedHeader] = "true";
            return await AnswerAsync(known, context.RequestAborted);
        }

        var content = body.Content is { } contentId
            ? await ContentAsync(contentId, context.RequestAborted)
            : await pages.MakeAsync(id, body.Wanted.Headline, body.Text, body.Instruction, body.Wanted.Severity, pages.Language, context.RequestAborted);
        return await FireAsync(context, body.Wanted with { EmergencyId = id, Content = content, FiredBy = caller.Name });
    }

    private async Task<IResult> RevokeAsync(HttpContext context, string id) =>
        await RevokeAsync(Caller.Of(context), id) ? TypedResults.NoContent() : throw RefusedException.Missing($"There is no emergency '{BodyValue.Cut(id)}'.");

    private (Emergency Wanted, string? Text, string? Instruction, string? Content, string Said) Read(BodyValue body)
    {
        var fields = body.Fields("headline", "text", "instruction", "content", "severity", "target", "startsAt", "expiresAt", "minutes");
        var headline = fields["headline"].Text();
        PlainText.Check(headline, LongestHeadline, nameof(headline));
        var starts = fields.Optional("startsAt")?.Time().ToUniversalTime() ?? clock.GetUtcNow();
        var (expires, minutes) = (fields.Optional("expiresAt")?.Time(), fields.Optional("minutes")?.Number(0, MostMinutes));
        if (expires is null == minutes is null)
        {
            throw RefusedException.Bad("The fields 'expiresAt' and 'minutes' of the body are both " + (expires is null ? "missing" : "there") + "; allowed is exactly one of them.");
        }

        var emergency = new Emergency(
            "",
            headline,
            null!,
            store.ReadTarget(fields.Optional("target")),
            fields.Optional("severity")?.Choice(SignageNames.Severities, SignageNames.Name) ?? EmergencySeverity.Unknown,
            starts,
            expires?.ToUniversalTime() ?? starts.AddMinutes(minutes!.Value),
            "",
            EmergencyRules.FromOperator);
        var (text, instruction, content) = (fields.Optional("text")?.Text(), fields.Optional("instruction")?.Text(), fields.Optional("content")?.Text());
        var said = JsonSerializer.Serialize(new { headline, text, instruction, content, emergency.Severity, emergency.Target, starts = fields.Optional("startsAt")?.Time(), expires, minutes });
        return (emergency, text, instruction, content, said);
    }

    /// <summary>
    /// The same for the same idempotency key and the same body, so that a call that is sent again finds what it fired; the mark in it is the key's
    /// alone, so that a key that is used for something else is found out.
    /// </summary>
    private static (string Id, string Mark) IdOf(string headline, string? key, string said)
    {
        var mark = $"-{Convert.ToHexStringLower(key is null ? RandomNumberGenerator.GetBytes(4) : Hash(key))}";
        return ($"{ItemIds.From(headline, "emergency")}{mark}{(key is null ? "" : Convert.ToHexStringLower(Hash(said)))}", mark);

        static ReadOnlySpan<byte> Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4);
    }

    private async Task<ContentItem> ContentAsync(string contentId, CancellationToken cancellationToken)
    {
        if (store.Lanes.SelectMany(lane => lane.Content).FirstOrDefault(content => content.ContentId == contentId) is { } own)
        {
            return own;
        }

        var item = await signage.Signage.FindAsync(SignageKind.Content, contentId, cancellationToken);
        return item is { DeletedAt: null, Content: { } content }
            ? LaneScheduling.ToItem(contentId, content)
            : throw RefusedException.Bad($"The field 'content' is \"{BodyValue.Cut(contentId)}\"; allowed is the id of a piece of content of the store.");
    }
}
