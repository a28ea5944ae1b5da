using Actors.Access;
using Actors.Security;
using Actors.Signage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Actors.Api;

/// <summary>`/api/v1/dayparts`, `/playlists`, `/schedule`, `/campaigns`, `/layouts` and `/screen-hours`: all with the same manners.</summary>
internal sealed class SignageApi(Resources resources, SignageChanges changes)
{
    /// <summary>A playlist of 500 places fits by far.</summary>
    private const int BodyLimit = 256 << 10;

    private static readonly Query Deleted = new("deleted", "boolean", "True for the deleted ones, which can be restored for 30 days.");

    public void Map(IEndpointRouteBuilder routes, bool readsNeedKey)
    {
        var api = routes.MapGroup("/api/v1").AddEndpointFilter<RefusalAnswers>();
        var reads = api.Reads(readsNeedKey);
        var writes = api.MapGroup("").Needs(AccountRole.Operator).WithMetadata(new RequestSizeLimitAttribute(BodyLimit));
        foreach (var resource in resources.All.Where(resource => resource.Kind != SignageKind.Content))
        {
            Map(resource, reads, writes);
        }
    }

    private void Map(IResource resource, RouteGroupBuilder reads, RouteGroupBuilder writes)
    {
        var (path, tag) = ("/" + resource.Path, resource.Path);
        var list = typeof(ListView<>).MakeGenericType(resource.View);
        reads.MapGet(path, (HttpContext context, CancellationToken _) => ListAsync(context, resource)).WithTags(tag).WithName($"list-{tag}").WithMetadata(Deleted)
            .WithSummary($"Every {resource.Noun}, by id; with ?deleted=true the deleted ones, which can be restored for 30 days.")
            .Produces(StatusCodes.Status200OK, list).Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status400BadRequest);
        reads.MapGet(path + "/{id}", (HttpContext context, string id) => ReadAsync(context, resource, id)).WithTags(tag).WithName($"read-{tag}")
            .WithSummary($"One {resource.Noun}, deleted or not. Its ETag is its version.")
            .Produces(StatusCodes.Status200OK, resource.View).Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
        Change(writes.MapPost(path, (HttpContext context, CancellationToken _) => MakeAsync(context, resource)), resource, "make")
            .WithSummary($"Makes one {resource.Noun}; its id is made from its name.").Accepts(resource.Body, "application/json").Produces(StatusCodes.Status201Created, resource.View);
        Change(writes.MapPut(path + "/{id}", (HttpContext context, string id) => PutAsync(context, resource, id)), resource, "put").WithMetadata(new TakesVersion(MayMake: true))
            .WithSummary($"Replaces one {resource.Noun}, with If-Match: \"version\"; or makes it, with If-None-Match: *.").Accepts(resource.Body, "application/json")
            .Produces(StatusCodes.Status200OK, resource.View).Produces(StatusCodes.Status201Created, resource.View)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        Change(writes.MapDelete(path + "/{id}", (HttpContext context, string id) => DeleteAsync(context, resource, id)), resource, "delete").WithMetadata(new TakesVersion(MayMake: false))
            .WithSummary($"Deletes one {resource.Noun}, with If-Match: \"version\"; it can be restored for 30 days.").Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        Change(writes.MapPost(path + "/{id}/restore", (HttpContext context, string id) => RestoreAsync(context, resource, id)), resource, "restore").WithMetadata(new TakesVersion(MayMake: false))
            .WithSummary($"Restores one {resource.Noun} after it was deleted.").Produces(StatusCodes.Status200OK, resource.View)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    private static RouteHandlerBuilder Change(RouteHandlerBuilder endpoint, IResource resource, string verb) => endpoint.WithTags(resource.Path).WithName($"{verb}-{resource.Path}")
        .WithMetadata(TakesIdempotencyKey.Mark)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private async Task<IResult> ListAsync(HttpContext context, IResource resource)
    {
        var deleted = Deleted.Flag(context.Request);
        var snapshot = await changes.Signage.GetSnapshotAsync(context.RequestAborted);
        context.Response.Headers.ETag = Preconditions.Tag(snapshot.Revision);
        return Preconditions.IsKnown(context.Request, snapshot.Revision)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(new ListView<object>(
                snapshot.Revision,
                [.. snapshot.Items.Where(item => item.Kind == resource.Kind && item.DeletedAt is not null == deleted).OrderBy(item => item.ItemId, StringComparer.Ordinal).Select(resource.ViewOf)]));
    }

    private async Task<IResult> ReadAsync(HttpContext context, IResource resource, string id)
    {
        var item = await FindAsync(resource, id, context.RequestAborted);
        return Preconditions.IsKnown(context.Request, item.Version) ? NotModified(context, item) : Shown(context, resource, item);
    }

    private async Task<IResult> MakeAsync(HttpContext context, IResource resource)
    {
        var item = await JsonBody.ReadAsync(context.Request, resource.Example, body => resource.Read(body, null), context.RequestAborted);
        var id = item.ItemId.Length > 0 ? item.ItemId : ItemIds.From(item.Name(), resource.Noun);
        var outcome = await changes.TryAsync(context, [Put(resource, item with { ItemId = id }, 0)]);
        if (item.ItemId.Length == 0 && outcome.Verdict is SignageVerdict.VersionMismatch or SignageVerdict.KeyReused)
        {
            // The id is taken, now or when this request was made for the first time.
            id = ItemIds.Another(id, IdempotencyKey.Of(context.Request, Caller.Of(context)));
            outcome = await changes.TryAsync(context, [Put(resource, item with { ItemId = id }, 0)]);
        }

        return Made(context, resource, SignageChanges.Accept(outcome).Items[0]);
    }

    private async Task<IResult> PutAsync(HttpContext context, IResource resource, string id)
    {
        var expected = Preconditions.Expected(context.Request, mayMake: true);
        var item = await JsonBody.ReadAsync(context.Request, resource.Example, body => resource.Read(body, id), context.RequestAborted);
        var outcome = await changes.MakeAsync(context, Put(resource, item, expected));
        return expected == 0 ? Made(context, resource, outcome.Items[0]) : Shown(context, resource, outcome.Items[0]);
    }

    private async Task<IResult> DeleteAsync(HttpContext context, IResource resource, string id)
    {
        await changes.MakeAsync(context, new SignageEdit(SignageEditKind.Delete, resource.Kind, id, Preconditions.Expected(context.Request, mayMake: false), null));
        return TypedResults.NoContent();
    }

    private async Task<IResult> RestoreAsync(HttpContext context, IResource resource, string id)
    {
        var outcome = await changes.MakeAsync(context, new SignageEdit(SignageEditKind.Restore, resource.Kind, id, Preconditions.Given(context.Request), null));
        return Shown(context, resource, outcome.Items[0]);
    }

    private async Task<SignageItem> FindAsync(IResource resource, string id, CancellationToken cancellationToken) =>
        await changes.Signage.FindAsync(resource.Kind, id, cancellationToken) ?? throw RefusedException.Missing($"There is no {resource.Noun} '{BodyValue.Cut(id)}'.");

    private static SignageEdit Put(IResource resource, SignageItem item, long expected) => new(SignageEditKind.Put, resource.Kind, item.ItemId, expected, item);

    private static Created<object> Made(HttpContext context, IResource resource, SignageItem item)
    {
        context.Response.Headers.ETag = Preconditions.Tag(item.Version);
        return TypedResults.Created($"/api/v1/{resource.Path}/{item.ItemId}", resource.ViewOf(item));
    }

    private static Ok<object> Shown(HttpContext context, IResource resource, SignageItem item)
    {
        context.Response.Headers.ETag = Preconditions.Tag(item.Version);
        return TypedResults.Ok(resource.ViewOf(item));
    }

    private static StatusCodeHttpResult NotModified(HttpContext context, SignageItem item)
    {
        context.Response.Headers.ETag = Preconditions.Tag(item.Version);
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }
}
