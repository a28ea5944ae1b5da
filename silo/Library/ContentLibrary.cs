using System.Text;
using Actors.Displays;

namespace Actors.Library;

/// <summary>The store's way to take files in.</summary>
internal sealed class ContentLibrary(ContentInspector inspector, IContentStore store, UploadFolder uploads) : ILibrary
{
    /// <summary>More than any file that is made of an upload.</summary>
    private const long MostBytes = long.MaxValue;

    public async Task<TakenContent> TakeAsync(Upload upload, CancellationToken cancellationToken)
    {
        var found = await inspector.InspectAsync(upload, cancellationToken);
        try
        {
            await using var played = File.OpenRead(found.PlayedPath);
            var kept = await store.PutAsync(played, MostBytes, cancellationToken);

            // An SVG is as small as any picture of it.
            var thumbnail = found.Thumbnail is { } picture ? (await store.PutAsync(new MemoryStream(picture, writable: false), MostBytes, cancellationToken)).Sha256
                : found.Kind == FileKind.Svg ? kept.Sha256
                : null;
            return new TakenContent(found.Kind.Content(), found.Kind.MediaType(), kept.Sha256, kept.Bytes, found.Width, found.Height, found.Duration, thumbnail);
        }
        catch (ContentStoreException refusal)
        {
            throw new ContentRefusedException(refusal.Message, refusal.IsFull ? ContentRefusal.NoRoom : ContentRefusal.TooLarge, refusal);
        }
    }

    public async Task<ContentItem> PutGeneratedAsync(string contentId, string title, string html, CancellationToken cancellationToken)
    {
        using var place = uploads.Take();
        await File.WriteAllTextAsync(place.Path, html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        var taken = await TakeAsync(new Upload(place.Path, "", "text/html"), cancellationToken);
        return new ContentItem(contentId, title, taken.Kind, taken.Sha256, taken.MediaType, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), null, ContentCategory.None, IsDefault: false, []);
    }
}
