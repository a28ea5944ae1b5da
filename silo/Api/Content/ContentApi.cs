using Actors.Access;
using Actors.Displays;
using Actors.Library;
using Actors.Security;
using Actors.Signage;
using Actors.Stores;
using Microsoft.AspNetCore.Mvc;

namespace Actors.Api;

/// <summary>`/api/v1/content`: the library, with what the store file names.</summary>
internal sealed partial class ContentApi(
    SignageChanges changes, ContentUploads uploads, IContentFiles files, FileContent fileContent, LibraryLimits limits, TimeProvider clock)
{
    private const string Noun = "content";

    private static readonly Query Deleted = new("deleted", "boolean", "True for the deleted ones, which can be restored for 30 days.");

    private readonly ContentViewing _views = new(fileContent, clock);

    public void Map(IEndpointRouteBuilder routes, bool readsNeedKey)
    {
        var api = routes.MapGroup("/api/v1/content").WithTags("content").AddEndpointFilter<RefusalAnswers>();
        MapReads(api.Reads(readsNeedKey));
        MapChanges(api.MapGroup("").Needs(AccountRole.Operator));
    }

    private void MapReads(RouteGroupBuilder reads)
    {
        reads.MapGet("", (Delegate)ListAsync).WithName("list-content").WithMetadata(Deleted)
            .WithSummary("Every piece of content: what the store file names, then the library, by id. An expired one stays and says so. With ?deleted=true the deleted ones.")
            .Produces<ListView<ContentView>>().ProducesProblem(StatusCodes.Status400BadRequest);
        reads.MapGet("/{id}", ReadAsync).WithName("read-content").WithSummary("One piece of content, deleted or not. Its ETag is its version.")
            .Produces<ContentView>().Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
        reads.MapMethods("/{id}/file", [HttpMethods.Get, HttpMethods.Head], FileAsync).WithName("read-content-file")
            .WithSummary("The file that screens play, whole or in ranges. An HTML page has no origin of its own and reaches nothing.")
            .Produces(StatusCodes.Status200OK).Produces(StatusCodes.Status206PartialContent).Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
        reads.MapMethods("/{id}/thumbnail", [HttpMethods.Get, HttpMethods.Head], ThumbnailAsync).WithName("read-content-thumbnail")
            .WithSummary("A small picture of it: WebP, or the SVG itself. An HTML page has none.")
            .Produces(StatusCodes.Status200OK).Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private async Task<IResult> ListAsync(HttpContext context)
    {
        var deleted = Deleted.Flag(context.Request);
        var snapshot = await changes.Signage.GetSnapshotAsync(context.RequestAborted);
        var library = snapshot.Items.Where(item => item.Kind == SignageKind.Content && item.DeletedAt is not null == deleted).OrderBy(item => item.ItemId, StringComparer.Ordinal).Select(_views.Of);
        return TypedResults.Ok(new ListView<ContentView>(snapshot.Revision, deleted ? [.. library] : [.. fileContent.All.Select(_views.Of), .. library]));
    }

    private async Task<IResult> ReadAsync(HttpContext context, string id)
    {
        if (fileContent.Find(id) is { } own)
        {
            return TypedResults.Ok(_views.Of(own));
        }

        var item = await FindAsync(id, context.RequestAborted);
        context.Response.Headers.ETag = Preconditions.Tag(item.Version);

        // Whether it has expired changes without a new version.
        return Preconditions.IsKnown(context.Request, item.Version) && item.Content!.ExpiresAt is null ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(_views.Of(item));
    }

    private async Task<IResult> FileAsync(HttpContext context, string id)
    {
        if (fileContent.Find(id) is { } own)
        {
            return await SendAsync(context, own.Sha256, own.File.MediaType);
        }

        var content = (await FindAsync(id, context.RequestAborted)).Content!;
        return await SendAsync(context, content.Sha256, content.MediaType);
    }

    private async Task<IResult> ThumbnailAsync(HttpContext context, string id)
    {
        if (fileContent.Find(id) is { File.Kind: ContentKind.Image } own)
        {
            return await SendAsync(context, own.Sha256, own.File.MediaType);
        }

        return fileContent.Find(id) is null && (await FindAsync(id, context.RequestAborted)).Content is { ThumbnailSha256: { } thumbnail } content
            ? await SendAsync(context, thumbnail, thumbnail == content.Sha256 ? content.MediaType : "image/webp")
            : throw RefusedException.Missing($"The {Noun} '{BodyValue.Cut(id)}' has no thumbnail.");
    }

    private async Task<IResult> SendAsync(HttpContext context, string sha256, string mediaType)
    {
        var file = await files.OpenAsync(sha256, context.RequestAborted) ?? throw RefusedException.Missing($"The file {sha256} is not there any more.");
        ContentHeaders.Apply(context, sha256);
        return TypedResults.Stream(file, mediaType == "text/html" ? "text/html; charset=utf-8" : mediaType, entityTag: ContentHeaders.Tag(sha256), enableRangeProcessing: true);
    }

    private async Task<SignageItem> FindAsync(string id, CancellationToken cancellationToken) =>
        await changes.Signage.FindAsync(SignageKind.Content, id, cancellationToken) ?? throw RefusedException.Missing($"There is no {Noun} '{BodyValue.Cut(id)}'.");
}
