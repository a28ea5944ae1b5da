using Actors.Audiences;
using Actors.Displays;
using Actors.Lanes;
using Actors.Library;
using Actors.Signage;
using Actors.Stores;

namespace Actors.Api;

/// <summary>Content as HTTP shows it.</summary>
internal sealed class ContentViewing(FileContent fileContent, TimeProvider clock)
{
    public const string Library = "library";
    public const string StoreFile = "store-file";

    public ContentView Of(SignageItem item)
    {
        var content = item.Content!;
        return new ContentView(
            item.ItemId, item.Version, item.ChangedAt, item.ChangedBy, item.DeletedAt,
            content.Title, content.FileName, content.Kind.Name(), content.Sha256, content.MediaType, content.Bytes, content.Width, content.Height, content.Duration?.TotalSeconds,
            FileAddress(item.ItemId, "file", content.Sha256), content.ThumbnailSha256 is { } thumbnail ? FileAddress(item.ItemId, "thumbnail", thumbnail) : null,
            content.Category.Name(), content.MinimumTime.TotalSeconds, content.MaximumTime.TotalSeconds, Audience(content.Audience), [.. content.LaneKinds.Select(LaneNames.Name)],
            content.AvailableFrom, content.ExpiresAt, content.ExpiresAt <= clock.GetUtcNow(), content.Rotates, Library);
    }

    public ContentView Of(StoreFileContent content)
    {
        var item = content.Item;
        return new ContentView(
            item.ContentId, 0, null, null, null,
            item.Title, Path.GetFileName(content.File.Path), item.Kind.Name(), item.Sha256, item.MediaType, fileContent.Bytes(item), null, null, null,
            FileAddress(item.ContentId, "file", item.Sha256), item.Kind == ContentKind.Image ? FileAddress(item.ContentId, "thumbnail", item.Sha256) : null,
            item.Category.Name(), item.MinimumTime.TotalSeconds, item.MaximumTime.TotalSeconds, Audience(item.Audience), [.. item.LaneKinds.Select(LaneNames.Name)],
            null, item.ExpiresAt, item.ExpiresAt <= clock.GetUtcNow(), true, StoreFile);
    }

    /// <summary>With the hash in it, so that a browser keeps what it has once fetched.</summary>
    private static string FileAddress(string id, string what, string sha256) => $"/api/v1/content/{id}/{what}?sha256={sha256}";

    private static AudienceBody? Audience(AudienceRule? rule) =>
        rule is null ? null : new AudienceBody([.. rule.AgeBands.Select(AudienceNames.Name)], rule.Gender?.Name(), rule.MinimumPeople, rule.MaximumPeople);
}
