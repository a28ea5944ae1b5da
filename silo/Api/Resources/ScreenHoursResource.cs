using Actors.Signage;
using Actors.Stores;

namespace Actors.Api;

/// <summary>`/screen-hours`.</summary>
internal sealed class ScreenHoursResource(StoreSettings store) : Resource<ScreenHoursBody, ScreenHoursView>(
    SignageKind.ScreenHours, "screen-hours", "screen hours", """{"name": "Opening hours", "dayparts": ["open"]}""",
    "name", "target", "dayparts")
{
    protected override SignageItem Read(BodyFields body, SignageItem item) => item with
    {
        Hours = new ScreenHours(body["name"].Text(), store.ReadTarget(body.Optional("target")), body["dayparts"].List(daypart => daypart.Text(), "dayparts")),
    };

    protected override ScreenHoursView Show(SignageItem item) => new(
        item.ItemId, item.Version, item.ChangedAt, item.ChangedBy, item.DeletedAt,
        item.Hours!.Name, store.View(item.Hours.Target), item.Hours.DaypartIds);
}
