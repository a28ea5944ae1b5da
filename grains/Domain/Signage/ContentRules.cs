using System.Text.RegularExpressions;
using Actors.Audiences;
using Actors.Displays;
using Actors.Stores;

namespace Actors.Signage;

/// <summary>What must hold for one piece of library content: the store file's rules, and what an upload adds.</summary>
internal static partial class ContentRules
{
    /// <summary>
    /// A screen that is cut off from its lane finishes its spot. Restricted content is ended at once when a blocker appears, so a
    /// screen that cannot hear of it must not have long to go.
    /// </summary>
    public const double LongestRestrictedSeconds = StoreFileRules.LongestRestrictedSeconds;

    private const int MostPeople = StoreFileShape.MostPeople;

    public static void Check(SignageItem item, LibraryContent content, SignageComplaints complaints)
    {
        complaints.Text(item, "title", content.Title, 1, 200);
        complaints.Text(item, "fileName", content.FileName, 0, 255);
        complaints.Known(item, "kind", content.Kind);
        complaints.Known(item, "category", content.Category);
        Hash(item, "sha256", content.Sha256, complaints);
        if (content.ThumbnailSha256 is { } thumbnail)
        {
            Hash(item, "thumbnail", thumbnail, complaints);
        }

        complaints.Text(item, "mediaType", content.MediaType, 1, 100);
        complaints.AboveZero(item, "bytes", content.Bytes, long.MaxValue);
        complaints.AboveZero(item, "width", content.Width ?? 1, int.MaxValue);
        complaints.AboveZero(item, "height", content.Height ?? 1, int.MaxValue);
        complaints.AboveZero(item, "durationSeconds", content.Duration?.TotalSeconds ?? 1, double.MaxValue);
        complaints.Within(item, "minimumSeconds", content.MinimumTime.TotalSeconds, StoreFileShape.ShortestPlaySeconds, StoreFileShape.LongestMinimumSeconds);
        var restricted = content.Category.IsRestricted();
        complaints.Within(item, "maximumSeconds", content.MaximumTime.TotalSeconds, content.MinimumTime.TotalSeconds, restricted ? LongestRestrictedSeconds : StoreFileShape.LongestPlaySeconds);
        if (content.LaneKinds.IsDefault)
        {
            complaints.Field(item, "laneKinds", "missing", "a list of lane kinds, empty for all");
        }
        else
        {
            complaints.Once(item, "laneKinds", content.LaneKinds);
            foreach (var kind in content.LaneKinds)
            {
                complaints.Known(item, "laneKinds", kind);
            }
        }

        if (content.ExpiresAt <= content.AvailableFrom)
        {
            complaints.Field(item, "expiresAt", $"{content.ExpiresAt:u}", $"a moment after availableFrom, {content.AvailableFrom:u}");
        }

        if (content.Audience is { } audience)
        {
            Audience(item, audience, restricted, complaints);
        }
    }

    private static void Audience(SignageItem item, AudienceRule audience, bool restricted, SignageComplaints complaints)
    {
        var bands = audience.AgeBands.IsDefault ? [] : audience.AgeBands;
        complaints.Once(item, "audience.ageBands", bands);
        foreach (var band in bands)
        {
            if (!Enum.IsDefined(band) || band == AgeBand.Unknown || (restricted && band == AgeBand.Under18))
            {
                complaints.Field(item, "audience.ageBands", band.ToString(), restricted ? "an age band from 18 on, because it is restricted content" : "a known age band");
            }
        }

        if (audience.Gender is { } gender && (!Enum.IsDefined(gender) || gender == Gender.Unknown))
        {
            complaints.Field(item, "audience.gender", gender.ToString(), "female, male or none");
        }

        complaints.Within(item, "audience.minimumPeople", audience.MinimumPeople, 0, MostPeople);
        complaints.Within(item, "audience.maximumPeople", audience.MaximumPeople ?? MostPeople, audience.MinimumPeople, MostPeople);
    }

    private static void Hash(SignageItem item, string field, string? hash, SignageComplaints complaints)
    {
        if (hash is null || !Sha256().IsMatch(hash))
        {
            complaints.Field(item, field, Facts.PlainText.Quote(hash), "a SHA-256 in 64 lower-case hexadecimal digits");
        }
    }

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}
