using System.Collections.Immutable;
using Actors.Audiences;
using Actors.Displays;
using Actors.Lanes;
using Actors.Library;
using Actors.Signage;

namespace Actors.Api;

/// <summary>What an operator says about a piece of content, read from a request.</summary>
internal sealed record ContentSettings(
    string? Id, string? Title, ContentCategory Category, TimeSpan? MinimumTime, TimeSpan? MaximumTime, AudienceRule? Audience, ImmutableArray<LaneKind> LaneKinds,
    DateTimeOffset? AvailableFrom, DateTimeOffset? ExpiresAt, bool Rotates)
{
    public const string Example = """{"title": "Fresh bread", "category": "none", "minimumSeconds": 5, "maximumSeconds": 15, "laneKinds": ["checkout"], "expiresAt": "2026-12-31T23:59:59+01:00", "rotates": true}""";

    private const double ShortestSeconds = 1, LongestMinimumSeconds = 600, LongestSeconds = 3_600;
    private const int MostPeople = 100;

    private static readonly TimeSpan UsualMinimum = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UsualMaximum = TimeSpan.FromSeconds(15);

    /// <summary>What may stand in a body: the settings, and what a caller sends back with what it read and is not used.</summary>
    private static readonly string[] Fields =
    [
        "id", "title", "category", "minimumSeconds", "maximumSeconds", "audience", "laneKinds", "availableFrom", "expiresAt", "rotates",
        "version", "changedAt", "changedBy", "deletedAt", "fileName", "kind", "sha256", "mediaType", "bytes", "width", "height", "durationSeconds", "file", "thumbnail", "expired", "source",
    ];

    /// <summary>Nothing said.</summary>
    public static ContentSettings None { get; } = new(null, null, ContentCategory.None, null, null, null, [], null, null, false);

    /// <exception cref="RefusedException">A field is unknown or has no right value.</exception>
    public static ContentSettings Read(BodyValue body)
    {
        var fields = body.Fields(Fields);
        return new ContentSettings(
            fields.Optional("id")?.Text(),
            fields.Optional("title")?.Text(),
            fields.Optional("category")?.Choice(SignageNames.Categories, ContentNames.Name) ?? ContentCategory.None,
            fields.Optional("minimumSeconds")?.Seconds(ShortestSeconds, LongestMinimumSeconds),
            fields.Optional("maximumSeconds")?.Seconds(ShortestSeconds, LongestSeconds),
            fields.Optional("audience") is { } audience ? ReadAudience(audience) : null,
            fields.Optional("laneKinds")?.List(kind => kind.Choice(SignageNames.LaneKinds, LaneNames.Name), "lane kinds") ?? [],
            fields.Optional("availableFrom")?.Time(),
            fields.Optional("expiresAt")?.Time(),
            fields.Optional("rotates")?.Flag() ?? false);
    }

    /// <summary>The content with a file that was just taken in.</summary>
    public LibraryContent With(TakenContent taken, string fileName)
    {
        var title = Title ?? Path.GetFileNameWithoutExtension(fileName) switch { { Length: > 0 } name => name.Length <= 200 ? name : name[..200], _ => "Content" };
        var (minimum, maximum) = Times(taken.Duration);
        return new LibraryContent(
            title, fileName, taken.Kind, taken.Sha256, taken.MediaType, taken.Bytes, taken.Width, taken.Height, taken.Duration, taken.ThumbnailSha256,
            Category, minimum, maximum, Audience, LaneKinds, AvailableFrom, ExpiresAt, Rotates);
    }

    /// <summary>The content with its file and other settings.</summary>
    public LibraryContent With(LibraryContent file)
    {
        var (minimum, maximum) = Times(file.Duration);
        return file with
        {
            Title = Title ?? file.Title,
            Category = Category,
            MinimumTime = minimum,
            MaximumTime = maximum,
            Audience = Audience,
            LaneKinds = LaneKinds,
            AvailableFrom = AvailableFrom,
            ExpiresAt = ExpiresAt,
            Rotates = Rotates,
        };
    }

    /// <summary>As said; else a video plays once and a still for as long as stills usually do.</summary>
    private (TimeSpan Minimum, TimeSpan Maximum) Times(TimeSpan? duration)
    {
        var usual = duration is { } length ? TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(length.TotalSeconds * 1000) / 1000, ShortestSeconds, LongestSeconds)) : UsualMaximum;
        var maximum = MaximumTime ?? (MinimumTime > usual ? MinimumTime.Value : usual);
        return (MinimumTime ?? (UsualMinimum < maximum ? UsualMinimum : maximum), maximum);
    }

    private static AudienceRule? ReadAudience(BodyValue audience)
    {
        var fields = audience.Fields("ageBands", "gender", "minimumPeople", "maximumPeople");
        var rule = new AudienceRule(
            fields.Optional("ageBands")?.List(band => band.Choice(Enum.GetValues<AgeBand>().Where(known => known != AgeBand.Unknown), AudienceNames.Name), "age bands") ?? [],
            fields.Optional("gender")?.Choice([Gender.Female, Gender.Male], AudienceNames.Name),
            fields.Optional("minimumPeople")?.Whole(0, MostPeople) ?? 0,
            fields.Optional("maximumPeople")?.Whole(1, MostPeople));

        // One that limits nothing is everybody, as in the store file.
        return rule is { AgeBands.IsEmpty: true, Gender: null, MinimumPeople: 0, MaximumPeople: null } ? null : rule;
    }
}
