using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Actors.Audiences;
using Actors.Displays;
using Actors.Lanes;

namespace Actors.Stores;

/// <summary>The rules between the values of a store file.</summary>
internal static class StoreFileRules
{
    /// <summary>
    /// A screen that is cut off from its lane finishes its spot. Restricted content is ended at once when a blocker appears, so a
    /// screen that cannot hear of it must not have long to go.
    /// </summary>
    public const double LongestRestrictedSeconds = 60;

    public static void Check(JsonElement root, ImmutableArray<StoreFileLane> lanes, StoreFileValues values)
    {
        Unique(values.List(root, "", "lanes"), "in the store", values);
        foreach (var (lane, path) in values.List(root, "", "lanes"))
        {
            Unique(values.List(lane, path, "cameras").Concat(values.List(lane, path, "displays")), "in its lane", values);
            Lane(lane, path, values);
        }

        Unique(values.List(root, "", "content"), "in the store", values);
        foreach (var (content, path) in values.List(root, "", "content"))
        {
            Content(content, path, values);
        }

        Defaults(root, lanes, values);
    }

    private static void Unique(IEnumerable<(JsonElement Value, string Path)> entries, string where, StoreFileValues values)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (entry, path) in entries)
        {
            if (values.Text(entry, path, "id") is { } id && !seen.TryAdd(id, path))
            {
                values.Complain($"{path}.id", $"\"{id}\" is already the id of {seen[id]}; allowed is an id that is unique {where}.");
            }
        }
    }

    private static void Lane(JsonElement lane, string path, StoreFileValues values)
    {
        var mode = values.Text(lane, path, "mode");
        if (mode == LaneMode.Demographics.Name() && !values.Flag(lane, path, "noticeIsUp"))
        {
            values.Complain($"{path}.noticeIsUp", $"The mode \"{mode}\" needs the notice to be up; allowed is true, or the mode count-only or off.");
        }

        if (values.Flag(lane, path, "family") && values.List(lane, path, "restricted").Any())
        {
            values.Complain($"{path}.restricted", "A family lane never shows restricted content; leave the windows out, or set family to false.");
        }
    }

    private static void Content(JsonElement content, string path, StoreFileValues values)
    {
        var minimum = values.Number(content, path, "minimumSeconds");
        var maximum = values.Number(content, path, "maximumSeconds");
        if (minimum > maximum)
        {
            values.Complain($"{path}.maximumSeconds", string.Create(CultureInfo.InvariantCulture,
                $"{maximum} is less than minimumSeconds; allowed is a number from {minimum} to {StoreFileShape.LongestPlaySeconds}."));
        }

        var category = values.Text(content, path, "category");
        var restricted = category is not null && StoreFileValues.Named<ContentCategory>(category, ContentNames.Name).IsRestricted();
        if (restricted && (maximum ?? minimum ?? 0) > LongestRestrictedSeconds)
        {
            values.Complain($"{path}.maximumSeconds", string.Create(CultureInfo.InvariantCulture,
                $"{maximum ?? minimum} is too long for {category} content; allowed is a number up to {LongestRestrictedSeconds}."));
        }

        if (values.Object(content, path, "audience") is { } audience)
        {
            Audience(audience, $"{path}.audience", restricted, values);
            if (values.Flag(content, path, "default"))
            {
                values.Complain($"{path}.audience", "Default content is for everybody; leave the audience out, or set default to false.");
            }
        }
    }

    private static void Audience(JsonElement audience, string path, bool restricted, StoreFileValues values)
    {
        var least = values.Number(audience, path, "minimumPeople");
        var most = values.Number(audience, path, "maximumPeople");
        if (least > most)
        {
            values.Complain($"{path}.maximumPeople", string.Create(CultureInfo.InvariantCulture,
                $"{most} is less than minimumPeople; allowed is a whole number from {least} to {StoreFileShape.MostPeople}."));
        }

        var minors = AgeBand.Under18.Name();
        if (restricted && values.List(audience, path, "ageBands").Any(band => band.Value.GetString() == minors))
        {
            values.Complain($"{path}.ageBands", $"\"{minors}\" is not allowed for restricted content; allowed is any other age band.");
        }
    }

    /// <summary>Every lane must have something that it may show to anybody at any time.</summary>
    private static void Defaults(JsonElement root, ImmutableArray<StoreFileLane> lanes, StoreFileValues values)
    {
        var defaults = values.List(root, "", "content")
            .Where(it => values.Flag(it.Value, it.Path, "default"))
            .Where(it => values.Text(it.Value, it.Path, "category") is null or "none" or "family")
            .Select(it => values.List(it.Value, it.Path, "laneKinds").Select(kind => kind.Value.GetString()).ToArray())
            .ToArray();
        foreach (var kind in lanes.Select(lane => lane.Kind.Name()).Distinct())
        {
            if (!defaults.Any(kinds => kinds.Length == 0 || kinds.Contains(kind)))
            {
                values.Complain("content", $"No default content without a restricted category may play in lanes of the kind {kind}; needed is one with \"default\": true.");
            }
        }
    }
}
