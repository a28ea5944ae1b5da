using System.Collections.Immutable;
using Actors.Audiences;
using Actors.Displays;
using Actors.Lanes;

namespace Actors.TestKit;

/// <summary>Messages for tests: each says only what the test is about.</summary>
public static class Some
{
    public const string LaneId = "s1/checkout-1";
    public const string CameraId = "s1/checkout-1/cam-1";
    public const string DisplayId = "s1/checkout-1/screen-1";

    /// <summary>A camera session's number.</summary>
    public const long Session = 42;

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>Content for everybody unless said otherwise: at least 4 s, at most 10 s.</summary>
    public static ContentItem Content(
        string id,
        AudienceRule? audience = null,
        ContentCategory category = ContentCategory.None,
        bool isDefault = false,
        double minimum = 4,
        double maximum = 10,
        params LaneKind[] kinds) =>
        new(id, id, ContentKind.Image, new string('0', 64), "image/svg+xml", Seconds(minimum), Seconds(maximum), audience, category, isDefault, [.. kinds]);

    public static AudienceRule For(Gender? gender = null, int minimum = 0, int? maximum = null, params AgeBand[] bands) =>
        new([.. bands], gender, minimum, maximum);

    /// <summary>A demographics lane with one camera and one display: hold 0.5 s, sightings believed for 2 s, Berlin.</summary>
    public static LaneSettings Lane(params ContentItem[] content) => new(
        LaneId, "Checkout 1", LaneKind.Checkout, LaneMode.Demographics, Family: false, [CameraId], [DisplayId],
        [.. content], [], "Europe/Berlin", Seconds(0.5), Seconds(2));

    /// <summary>A verified adult, 35 to 54, looking, unless said otherwise.</summary>
    public static Sighting Person(
        Gender gender = Gender.Female, AgeBand band = AgeBand.From35To54, bool looking = true, bool verified = true, bool mayBeMinor = false) =>
        new(7, band, gender, looking, verified, mayBeMinor, Seconds(3), Seconds(1));

    /// <summary>What a camera sees; the sequence must grow from batch to batch.</summary>
    public static SightingBatch Batch(
        long sequence, DateTimeOffset at, ImmutableArray<Sighting> people, LaneMode mode = LaneMode.Demographics, string cameraId = CameraId,
        long session = Session, bool simulated = false) =>
        new(cameraId, mode, sequence, session, at, at, simulated, people);
}
