using System.Collections.Immutable;
using Actors.Access;
using Actors.Security;
using Actors.Signage;
using Microsoft.AspNetCore.Mvc;

namespace Actors.Api;

/// <summary>`POST /api/v1/bulk`: many changes together or not at all.</summary>
internal sealed class BulkApi(Resources resources, SignageChanges changes)
{
    private const int BodyLimit = 4 << 20;

    private const int MostEdits = 500;

    private const string Example = """{"edits": [{"edit": "put", "kind": "playlist", "id": "morning", "version": 3, "item": {"name": "Morning", "items": [{"content": "bread"}]}}]}""";

    public void Map(IEndpointRouteBuilder routes) => routes.MapGroup("/api/v1").AddEndpointFilter<RefusalAnswers>().MapPost("/bulk", (Delegate)ChangeAsync)
        .Needs(AccountRole.Operator).WithMetadata(new RequestSizeLimitAttribute(BodyLimit), TakesIdempotencyKey.Mark).WithTags("bulk").WithName("change-many")
        .WithSummary("Makes 1 to 500 changes of any kinds, all or none. A version of 0 says that there is none yet; no version changes whatever is there.")
        .Accepts<BulkBody>("application/json").Produces<BulkView>()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private async Task<IResult> ChangeAsync(HttpContext context)
    {
        var edits = await JsonBody.ReadAsync(context.Request, Example, body => body.Fields("edits")["edits"].List(Edit, "edits"), context.RequestAborted);
        if (edits.Length is 0 or > MostEdits)
        {
            throw RefusedException.Bad($"The field 'edits' has {edits.Length} edits; allowed are 1 to {MostEdits}.");
        }

        var outcome = await changes.MakeAsync(context, await WithFilesAsync(edits, context.RequestAborted));
        return TypedResults.Ok(new BulkView(outcome.Revision, [.. outcome.Items.Select(item => new BulkItemView(item.Kind.Name(), item.ItemId, item.Version, item.DeletedAt, resources.TryOf(item.Kind)?.ViewOf(item)))]));
    }

    /// <summary>Settings of content go with the file that it has. Where that changes meanwhile, the version tells, and nothing is done.</summary>
    private async Task<ImmutableArray<SignageEdit>> WithFilesAsync(ImmutableArray<Wanted> wanted, CancellationToken cancellationToken)
    {
        var edits = ImmutableArray.CreateBuilder<SignageEdit>(wanted.Length);
        foreach (var (edit, settings) in wanted)
        {
            if (settings is null)
            {
                edits.Add(edit);
                continue;
            }

            var known = await changes.Signage.FindAsync(SignageKind.Content, edit.ItemId, cancellationToken)
                ?? throw RefusedException.Missing($"There is no content '{BodyValue.Cut(edit.ItemId)}' in the library.");
            edits.Add(edit with
            {
                ExpectedVersion = edit.ExpectedVersion ?? known.Version,
                Item = new SignageItem(SignageKind.Content, edit.ItemId, 0, default, "", Content: settings.With(known.Content!)),
            });
        }

        return edits.MoveToImmutable();
    }

    private Wanted Edit(BodyValue value)
    {
        var fields = value.Fields("edit", "kind", "id", "version", "item");
        var (edit, kind, id) = (fields["edit"].Choice(SignageNames.Edits, SignageNames.Name), fields["kind"].Choice(SignageNames.Kinds, SignageNames.Name), fields["id"].Text());
        var version = fields.Optional("version")?.Whole(0, int.MaxValue);
        if (edit != SignageEditKind.Put)
        {
            return fields.Optional("item") is { } extra ? throw extra.Not($"is none with '{edit.Name()}'") : new Wanted(new SignageEdit(edit, kind, id, version, null), null);
        }

        if (kind == SignageKind.Content)
        {
            var settings = ContentSettings.Read(fields["item"]);
            return settings.Id is null || settings.Id == id
                ? new Wanted(new SignageEdit(edit, kind, id, version, null), settings)
                : throw fields["item"].Not("is an item without an id, or with that of the edit");
        }

        return resources.TryOf(kind) is { } resource
            ? new Wanted(new SignageEdit(edit, kind, id, version, resource.Read(fields["item"], id)), null)
            : throw fields["kind"].Not("are the kinds that this store edits");
    }

    /// <summary>An edit, and what is said of content whose file it keeps.</summary>
    private sealed record Wanted(SignageEdit Edit, ContentSettings? Settings);
}

/// <summary>One change of many. The edit is `put`, `delete` or `restore`; an item goes with `put` alone.</summary>
internal sealed record BulkEditBody(string Edit, string Kind, string Id, long? Version, object? Item);

/// <summary>Many changes.</summary>
internal sealed record BulkBody(IReadOnlyList<BulkEditBody> Edits);

/// <summary>An item after many changes.</summary>
internal sealed record BulkItemView(string Kind, string Id, long Version, DateTimeOffset? DeletedAt, object? Item);

/// <summary>What many changes came to: the items in the order of the edits.</summary>
internal sealed record BulkView(long Revision, IReadOnlyList<BulkItemView> Items);
