using Actors.Signage;
using Actors.Stores;

namespace Actors.Api;

/// <summary>`/schedule`.</summary>
internal sealed class ScheduleEntryResource(StoreSettings store) : Resource<ScheduleEntryBody, ScheduleEntryView>(
    SignageKind.ScheduleEntry, "schedule", "schedule entry", """{"name": "Mornings", "playlist": "morning", "target": {"lanes": ["checkout-1"]}, "dayparts": ["morning"], "priority": 50}""",
    "name", "playlist", "target", "dayparts", "fromDate", "untilDate", "priority", "mostPlaysAnHour")
{
    /// <summary>As usual as it gets.</summary>
    public const int UsualPriority = 50;

    protected override SignageItem Read(BodyFields body, SignageItem item) => item with
    {
        Entry = new ScheduleEntry(
            body["name"].Text(),
            body["playlist"].Text(),
            store.ReadTarget(body.Optional("target")),
            body.Optional("dayparts")?.List(daypart => daypart.Text(), "dayparts") ?? [],
            body.Optional("fromDate")?.Date(),
            body.Optional("untilDate")?.Date(),
            body.Optional("priority")?.Whole(0, 100) ?? UsualPriority,
            body.Optional("mostPlaysAnHour")?.Whole(1, 3_600)),
    };

    protected override ScheduleEntryView Show(SignageItem item) => new(
        item.ItemId, item.Version, item.ChangedAt, item.ChangedBy, item.DeletedAt,
        item.Entry!.Name, item.Entry.PlaylistId, store.View(item.Entry.Target), item.Entry.DaypartIds, item.Entry.FromDate, item.Entry.UntilDate, item.Entry.Priority, item.Entry.MostPlaysAnHour);
}
