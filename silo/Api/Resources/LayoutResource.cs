using Actors.Signage;
using Actors.Stores;

namespace Actors.Api;

/// <summary>`/layouts`.</summary>
internal sealed class LayoutResource(StoreSettings store) : Resource<LayoutBody, LayoutView>(
    SignageKind.Layout, "layouts", "layout",
    """{"name": "Ticker below", "zones": [{"id": "main", "left": 0, "top": 0, "width": 100, "height": 90}, {"id": "ticker", "left": 0, "top": 90, "width": 100, "height": 10, "playlist": "ticker"}]}""",
    "name", "target", "zones")
{
    protected override SignageItem Read(BodyFields body, SignageItem item) => item with
    {
        Layout = new Layout(
            body["name"].Text(),
            store.ReadTarget(body.Optional("target")),
            body["zones"].List(zone =>
            {
                var fields = zone.Fields("id", "left", "top", "width", "height", "playlist");
                return new LayoutZone(
                    fields["id"].Text(), fields["left"].Number(0, 100), fields["top"].Number(0, 100), fields["width"].Number(0, 100), fields["height"].Number(0, 100),
                    fields.Optional("playlist")?.Text());
            }, "zones")),
    };

    protected override LayoutView Show(SignageItem item) => new(
        item.ItemId, item.Version, item.ChangedAt, item.ChangedBy, item.DeletedAt,
        item.Layout!.Name, store.View(item.Layout.Target),
        [.. item.Layout.Zones.Select(zone => new LayoutZoneView(zone.ZoneId, zone.Left, zone.Top, zone.Width, zone.Height, zone.PlaylistId))]);
}
