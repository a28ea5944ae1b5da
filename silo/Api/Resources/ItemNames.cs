using Actors.Signage;

namespace Actors.Api;

/// <summary>What people call an item, whatever its kind.</summary>
internal static class ItemNames
{
    public static string Name(this SignageItem item) => item.Kind switch
    {
        SignageKind.Content => item.Content!.Title,
        SignageKind.Daypart => item.Daypart!.Name,
        SignageKind.Playlist => item.Playlist!.Name,
        SignageKind.ScheduleEntry => item.Entry!.Name,
        SignageKind.Campaign => item.Campaign!.Name,
        SignageKind.Layout => item.Layout!.Name,
        SignageKind.ScreenHours => item.Hours!.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Kind, "Not a kind of signage."),
    };
}
