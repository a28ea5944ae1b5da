using Actors.Displays;

namespace Actors.Signage;

/// <summary>What must hold for layouts: zones lie on the screen and beside each other, and loop what anybody may see at any time.</summary>
internal static class ZoneRules
{
    private const int MostZones = 8;

    /// <summary>Percentages come as decimal fractions: thirds add up to a little more than a hundred.</summary>
    private const double Rounding = 0.01;

    public static void Check(SignageItem item, Layout layout, SignageComplaints complaints)
    {
        ItemRules.Name(item, layout.Name, complaints);
        ItemRules.Places(item, layout.Target, screens: true, complaints);
        var zones = layout.Zones.IsDefault ? [] : layout.Zones;
        complaints.Count(item, "zones", zones.Length, 1, MostZones);
        complaints.Once(item, "zones", [.. zones.Select(zone => zone.ZoneId)]);
        for (var i = 0; i < zones.Length; i++)
        {
            var zone = zones[i];
            if (!ItemRules.IsId(zone.ZoneId))
            {
                complaints.Field(item, $"zones[{i}].id", Facts.PlainText.Quote(zone.ZoneId), "1 to 40 lower-case letters, digits and inner hyphens");
            }

            complaints.Within(item, $"zones[{i}].left", zone.Left, 0, 100);
            complaints.Within(item, $"zones[{i}].top", zone.Top, 0, 100);
            complaints.AboveZero(item, $"zones[{i}].width", zone.Width, Math.Max(0, 100 - zone.Left) + Rounding);
            complaints.AboveZero(item, $"zones[{i}].height", zone.Height, Math.Max(0, 100 - zone.Top) + Rounding);
        }

        if (zones.Where(zone => zone.PlaylistId is null).Skip(1).FirstOrDefault() is { } second)
        {
            complaints.Say($"zones of the {SignageEdits.Name(item.Kind, item.ItemId)} has a second zone without a playlist, \"{second.ZoneId}\"; allowed is one zone that plays the lane's program.");
        }

        for (var i = 0; i < zones.Length; i++)
        {
            for (var j = i + 1; j < zones.Length; j++)
            {
                if (Overlap(zones[i], zones[j]))
                {
                    complaints.Say($"zones[{j}] of the {SignageEdits.Name(item.Kind, item.ItemId)}, \"{zones[j].ZoneId}\", overlaps \"{zones[i].ZoneId}\"; allowed are zones beside each other.");
                }
            }
        }
    }

    /// <summary>Whatever changed among layouts, their playlists and the content of those.</summary>
    public static void Check(SignageShelf shelf, IReadOnlyCollection<SignageItem> changed, SignageComplaints complaints)
    {
        var touched = changed.Select(item => (item.Kind, item.ItemId)).ToHashSet();
        foreach (var item in shelf.Living.Where(item => item.Layout is not null))
        {
            foreach (var (zone, index) in item.Layout!.Zones.Select((zone, index) => (zone, index)))
            {
                if (zone.PlaylistId is not { } id || shelf.Find(SignageKind.Playlist, id)?.Playlist is not { } playlist)
                {
                    continue;
                }

                var all = touched.Contains((SignageKind.Layout, item.ItemId)) || touched.Contains((SignageKind.Playlist, id));
                foreach (var content in playlist.Items.Where(place => all || touched.Contains((SignageKind.Content, place.ContentId)))
                    .Select(place => shelf.Content(place.ContentId)).OfType<ContentItem>().Where(content => content.Category.IsRestricted() || content.Audience is not null))
                {
                    complaints.Field(item, $"zones[{index}].playlist", $"\"{id}\" with the content \"{content.ContentId}\"",
                        content.Category.IsRestricted() ? "content that is not restricted" : "content that is meant for everybody");
                }
            }
        }
    }

    private static bool Overlap(LayoutZone one, LayoutZone other) =>
        Math.Min(one.Left + one.Width, other.Left + other.Width) - Math.Max(one.Left, other.Left) > Rounding
        && Math.Min(one.Top + one.Height, other.Top + other.Height) - Math.Max(one.Top, other.Top) > Rounding;
}
