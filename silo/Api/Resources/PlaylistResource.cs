using Actors.Signage;

namespace Actors.Api;

/// <summary>`/playlists`.</summary>
internal sealed class PlaylistResource() : Resource<PlaylistBody, PlaylistView>(
    SignageKind.Playlist, "playlists", "playlist", """{"name": "Morning", "items": [{"content": "bread", "seconds": 10}]}""",
    "name", "items")
{
    protected override SignageItem Read(BodyFields body, SignageItem item) => item with
    {
        Playlist = new Playlist(
            body["name"].Text(),
            body["items"].List(place =>
            {
                var fields = place.Fields("content", "seconds");
                return new PlaylistItem(fields["content"].Text(), fields.Optional("seconds")?.Seconds(1, 3_600));
            }, "items")),
    };

    protected override PlaylistView Show(SignageItem item) => new(
        item.ItemId, item.Version, item.ChangedAt, item.ChangedBy, item.DeletedAt,
        item.Playlist!.Name, [.. item.Playlist.Items.Select(place => new PlaylistItemView(place.ContentId, place.Length?.TotalSeconds))]);
}
