using System.Collections.Immutable;
using System.Text.Json;
using Actors.Audiences;
using Actors.Displays;
using Actors.Lanes;

namespace Actors.Stores;

/// <summary>Turns a store file's text into a store: first the shape of every value, then the rules between them.</summary>
internal sealed class StoreFileReader(IStoreFolder folder)
{
    private const double DefaultMinimumSeconds = 5;
    private const double DefaultMaximumSeconds = 15;
    private const double DefaultHoldSeconds = 1;
    private const double DefaultSightingSeconds = 2;

    public StoreFileReading Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException fault)
        {
            return new StoreFileReading(null, [new StoreFileError("",
                $"The file is not JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: {FirstSentence(fault.Message)}")]);
        }

        using (document)
        {
            var errors = new List<StoreFileError>();
            if (!ShapeCheck.Check(document.RootElement, StoreFileShape.Root, "", errors))
            {
                return new StoreFileReading(null, [.. errors]);
            }

            var store = Store(document.RootElement, new StoreFileValues(errors));
            return errors.Count == 0 ? new StoreFileReading(store, []) : new StoreFileReading(null, [.. errors]);
        }
    }

    private StoreFile Store(JsonElement root, StoreFileValues values)
    {
        var zone = values.Text(root, "", "zone");
        if (zone is not null && StoreZone.TryFind(zone) is null)
        {
            values.Complain("zone", $"\"{zone}\" is not a known time zone; allowed is an IANA time zone such as Europe/Berlin.");
        }

        var policy = values.Object(root, "", "policy") ?? default;
        var lanes = values.List(root, "", "lanes").Select(it => Lane(it.Value, it.Path, values)).ToImmutableArray();
        var content = values.List(root, "", "content").Select(it => Content(it.Value, it.Path, values)).ToImmutableArray();
        StoreFileRules.Check(root, lanes, values);
        return new StoreFile(
            values.Text(root, "", "id") ?? "",
            values.Text(root, "", "name") ?? "",
            zone ?? "",
            values.Text(root, "", "operator") ?? "",
            values.Text(root, "", "contact") ?? "",
            lanes,
            content,
            TimeSpan.FromSeconds(values.Number(policy, "policy", "audienceHoldSeconds") ?? DefaultHoldSeconds),
            TimeSpan.FromSeconds(values.Number(policy, "policy", "sightingSeconds") ?? DefaultSightingSeconds));
    }

    private StoreFileLane Lane(JsonElement lane, string path, StoreFileValues values) => new(
        values.Text(lane, path, "id") ?? "",
        values.Text(lane, path, "name") ?? "",
        values.Named<LaneKind>(lane, path, "kind", LaneNames.Name) ?? LaneKind.Checkout,
        values.Named<LaneMode>(lane, path, "mode", LaneNames.Name) ?? LaneMode.CountOnly,
        values.Flag(lane, path, "noticeIsUp"),
        values.Flag(lane, path, "family"),
        [.. values.List(lane, path, "cameras").Select(it => Camera(it.Value, it.Path, values))],
        [.. values.List(lane, path, "displays").Select(it => Display(it.Value, it.Path, values))],
        [.. values.List(lane, path, "restricted").Select(it => Window(it.Value, it.Path, values)).OfType<RestrictedWindow>()]);

    private StoreFileCamera Camera(JsonElement camera, string path, StoreFileValues values)
    {
        var text = values.Text(camera, path, "source");
        if (text is not null && folder.ComplaintAbout(text) is { } complaint)
        {
            values.Complain($"{path}.source", complaint);
        }

        return new StoreFileCamera(values.Text(camera, path, "id") ?? "", text ?? "");
    }

    private static StoreFileDisplay Display(JsonElement display, string path, StoreFileValues values)
    {
        var id = values.Text(display, path, "id") ?? "";
        return new StoreFileDisplay(
            id,
            values.Text(display, path, "name") ?? id,
            values.Text(display, path, "venueType"),
            (int?)values.Number(display, path, "width"),
            (int?)values.Number(display, path, "height"),
            values.Number(display, path, "impressionsPerPlay") ?? 1);
    }

    private static RestrictedWindow? Window(JsonElement window, string path, StoreFileValues values)
    {
        var from = values.TimeOfDay(window, path, "from");
        var to = values.TimeOfDay(window, path, "to");
        if (from is not null && from == to)
        {
            values.Complain($"{path}.to", $"\"{to:HH\\:mm}\" is also when the window begins; allowed is any other time, one before it lies on the next day.");
        }

        return values.Named<ContentCategory>(window, path, "category", ContentNames.Name) is { } category && from is not null && to is not null
            ? new RestrictedWindow(category, from.Value, to.Value)
            : null;
    }

    private StoreFileContent Content(JsonElement content, string path, StoreFileValues values)
    {
        var text = values.Text(content, path, "file");
        var file = text is null ? null : ContentFile.Parse(text);
        if (text is not null && file is null)
        {
            values.Complain($"{path}.file", $"\"{text}\" cannot be played; allowed is {ContentFile.Allowed}.");
        }

        var finding = file is null ? null : folder.Find(file);
        if (finding?.Complaint is { } complaint)
        {
            values.Complain($"{path}.file", complaint);
        }

        var kind = values.Named<ContentKind>(content, path, "kind", ContentNames.Name);
        if (kind is not null && file is not null && kind != file.Kind)
        {
            values.Complain($"{path}.kind", $"\"{kind.Value.Name()}\" does not fit the file \"{text}\"; allowed is {file.Kind.Name()}.");
        }

        var minimum = values.Number(content, path, "minimumSeconds") ?? DefaultMinimumSeconds;
        var maximum = values.Number(content, path, "maximumSeconds") ?? Math.Max(DefaultMaximumSeconds, minimum);
        return new StoreFileContent(
            values.Text(content, path, "id") ?? "",
            values.Text(content, path, "title") ?? "",
            file ?? new ContentFile("", false, ContentKind.Image, ""),
            finding?.Sha256 ?? "",
            TimeSpan.FromSeconds(minimum),
            TimeSpan.FromSeconds(maximum),
            values.Object(content, path, "audience") is { } audience ? Audience(audience, $"{path}.audience", values) : null,
            values.Named<ContentCategory>(content, path, "category", ContentNames.Name) ?? ContentCategory.None,
            values.Flag(content, path, "default"),
            [.. values.List(content, path, "laneKinds").Select(it => StoreFileValues.Named<LaneKind>(it.Value.GetString()!, LaneNames.Name))]);
    }

    /// <summary>An audience that limits nothing is everybody.</summary>
    private static AudienceRule? Audience(JsonElement audience, string path, StoreFileValues values)
    {
        var rule = new AudienceRule(
            [.. values.List(audience, path, "ageBands").Select(it => StoreFileValues.Named<AgeBand>(it.Value.GetString()!, AudienceNames.Name)).Distinct().Order()],
            values.Named<Gender>(audience, path, "gender", AudienceNames.Name),
            (int)(values.Number(audience, path, "minimumPeople") ?? 0),
            (int?)values.Number(audience, path, "maximumPeople"));
        return rule is { AgeBands.IsEmpty: true, Gender: null, MinimumPeople: 0, MaximumPeople: null } ? null : rule;
    }

    /// <summary>The parser's message goes on with positions that the caller has already given.</summary>
    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
