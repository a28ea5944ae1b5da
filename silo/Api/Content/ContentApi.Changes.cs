using Actors.Displays;
using Actors.Security;
using Actors.Signage;
using Microsoft.AspNetCore.Mvc;

namespace Actors.Api;

internal sealed partial class ContentApi
{
    private const int SettingsLimit = 64 << 10;

    private void MapChanges(RouteGroupBuilder writes)
    {
        var upload = new RequestSizeLimitAttribute(limits.FileBytes + ContentUploads.Around);
        var settings = new RequestSizeLimitAttribute(SettingsLimit);
        Change(writes.MapPost("", (Delegate)MakeAsync), "make", upload)
            .WithSummary($"Takes a file of up to {limits.FileBytes >> 20} MiB in: {Library.FileKinds.Allowed}. What it is is found by its bytes; its id is made from its title.")
            .Accepts<ContentUploadBody>("multipart/form-data").Produces<ContentView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status507InsufficientStorage);
        Change(writes.MapPut("/{id}", PutAsync), "put", settings)
            .WithSummary("Replaces what is said about a piece of content, with If-Match: \"version\". Its file stays.").Accepts<ContentSettingsBody>("application/json").Produces<ContentView>();
        Change(writes.MapPut("/{id}/file", PutFileAsync), "put-file", upload)
            .WithSummary("Replaces the file of a piece of content, with If-Match: \"version\". What is said about it stays.")
            .Accepts<ContentUploadBody>("multipart/form-data").Produces<ContentView>()
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status507InsufficientStorage);
        Change(writes.MapDelete("/{id}", DeleteAsync), "delete", settings)
            .WithSummary("Deletes a piece of content that nothing plays, with If-Match: \"version\"; it can be restored for 30 days.").Produces(StatusCodes.Status204NoContent);
        Change(writes.MapPost("/{id}/restore", RestoreAsync), "restore", settings)
            .WithSummary("Restores a piece of content after it was deleted.").Produces<ContentView>();
    }

    private static RouteHandlerBuilder Change(RouteHandlerBuilder endpoint, string verb, RequestSizeLimitAttribute limit) => endpoint.WithName($"{verb}-content")
        .WithMetadata(TakesIdempotencyKey.Mark, limit)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status428PreconditionRequired).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private async Task<IResult> MakeAsync(HttpContext context)
    {
        var (taken, fileName, settings) = await uploads.TakeAsync(context.Request, withSettings: true, context.RequestAborted);
        var content = settings.With(taken, fileName);
        var key = IdempotencyKey.Of(context.Request, Caller.Of(context));
        var id = settings.Id ?? ItemIds.From(content.Title, Noun);
        if (fileContent.Find(id) is not null)
        {
            id = settings.Id is null ? ItemIds.Another(id, key) : throw InStoreFile(id);
        }

        var outcome = await changes.TryAsync(context, [Put(id, 0, content)]);
        if (settings.Id is null && outcome.Verdict is SignageVerdict.VersionMismatch or SignageVerdict.KeyReused)
        {
            // The id is taken, now or when this request was made for the first time.
            outcome = await changes.TryAsync(context, [Put(ItemIds.Another(id, key), 0, content)]);
        }

        var item = SignageChanges.Accept(outcome).Items[0];
        context.Response.Headers.ETag = Preconditions.Tag(item.Version);
        return TypedResults.Created($"/api/v1/content/{item.ItemId}", _views.Of(item));
    }

    private async Task<IResult> PutAsync(HttpContext context, string id)
    {
        var expected = Expected(context, id);
        var settings = await JsonBody.ReadAsync(context.Request, ContentSettings.Example, ContentSettings.Read, context.RequestAborted);
        if (settings.Id is not null && settings.Id != id)
        {
            throw RefusedException.Bad($"The field 'id' is \"{BodyValue.Cut(settings.Id)}\" and the change names '{BodyValue.Cut(id)}'; allowed is the same, or none.");
        }

        // What it replaces may be newer than what the caller saw; the grain compares the versions, and knows a change that was made before.
        var known = await FindAsync(id, context.RequestAborted);
        return Shown(context, await changes.MakeAsync(context, Put(id, expected, settings.With(known.Content!))));
    }

    private async Task<IResult> PutFileAsync(HttpContext context, string id)
    {
        var expected = Expected(context, id);
        await FindAsync(id, context.RequestAborted);
        var (taken, fileName, _) = await uploads.TakeAsync(context.Request, withSettings: false, context.RequestAborted);
        var known = await FindAsync(id, context.RequestAborted);
        return Shown(context, await changes.MakeAsync(context, Put(id, expected, known.Content! with
        {
            FileName = fileName,
            Kind = taken.Kind,
            Sha256 = taken.Sha256,
            MediaType = taken.MediaType,
            Bytes = taken.Bytes,
            Width = taken.Width,
            Height = taken.Height,
            Duration = taken.Duration,
            ThumbnailSha256 = taken.ThumbnailSha256,
        })));
    }

    private async Task<IResult> DeleteAsync(HttpContext context, string id)
    {
        await changes.MakeAsync(context, new SignageEdit(SignageEditKind.Delete, SignageKind.Content, id, Expected(context, id), null));
        return TypedResults.NoContent();
    }

    private async Task<IResult> RestoreAsync(HttpContext context, string id)
    {
        RefuseStoreFile(id);
        return Shown(context, await changes.MakeAsync(context, new SignageEdit(SignageEditKind.Restore, SignageKind.Content, id, Preconditions.Given(context.Request), null)));
    }

    private long Expected(HttpContext context, string id)
    {
        RefuseStoreFile(id);
        return Preconditions.Expected(context.Request, mayMake: false);
    }

    private void RefuseStoreFile(string id)
    {
        if (fileContent.Find(id) is not null)
        {
            throw InStoreFile(id);
        }
    }

    private static RefusedException InStoreFile(string id) =>
        new(StatusCodes.Status409Conflict, $"The {Noun} '{BodyValue.Cut(id)}' stands in the store file, which alone changes it; allowed are other ids.");

    private static SignageEdit Put(string id, long expected, LibraryContent content) =>
        new(SignageEditKind.Put, SignageKind.Content, id, expected, new SignageItem(SignageKind.Content, id, 0, default, "", Content: content));

    private Microsoft.AspNetCore.Http.HttpResults.Ok<ContentView> Shown(HttpContext context, SignageOutcome outcome)
    {
        context.Response.Headers.ETag = Preconditions.Tag(outcome.Items[0].Version);
        return TypedResults.Ok(_views.Of(outcome.Items[0]));
    }
}
