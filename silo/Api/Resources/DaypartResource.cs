using Actors.Signage;

namespace Actors.Api;

/// <summary>`/dayparts`.</summary>
internal sealed class DaypartResource() : Resource<DaypartBody, DaypartView>(
    SignageKind.Daypart, "dayparts", "daypart", """{"name": "Evening", "weekdays": ["friday", "saturday"], "from": "18:00", "to": "23:00"}""",
    "name", "weekdays", "from", "to")
{
    protected override SignageItem Read(BodyFields body, SignageItem item) => item with
    {
        Daypart = new Daypart(
            body["name"].Text(),
            body["weekdays"].List(day => day.Choice(SignageNames.Weekdays, SignageNames.Name), "weekdays"),
            body["from"].TimeOfDay(),
            body["to"].TimeOfDay()),
    };

    protected override DaypartView Show(SignageItem item) => new(
        item.ItemId, item.Version, item.ChangedAt, item.ChangedBy, item.DeletedAt,
        item.Daypart!.Name, [.. item.Daypart.Weekdays.Select(SignageNames.Name)], item.Daypart.From.ToString("HH:mm"), item.Daypart.To.ToString("HH:mm"));
}
