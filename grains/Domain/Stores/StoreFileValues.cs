using System.Globalization;
using System.Text.Json;

namespace Actors.Stores;

/// <summary>Takes values out of a checked file, passing over those that the check complained about, so that one reading finds every error.</summary>
internal sealed class StoreFileValues
{
    private readonly HashSet<string> _bad;

    /// <param name="errors">What the check found so far; further errors are added here.</param>
    public StoreFileValues(List<StoreFileError> errors)
    {
        Errors = errors;
        _bad = [.. errors.Select(error => error.Path)];
    }

    public List<StoreFileError> Errors { get; }

    public void Complain(string path, string message) => Errors.Add(new StoreFileError(path, message));

    public string? Text(JsonElement parent, string path, string field) =>
        Good(parent, path, field) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public double? Number(JsonElement parent, string path, string field) =>
        Good(parent, path, field) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    public bool Flag(JsonElement parent, string path, string field) => Good(parent, path, field) is { ValueKind: JsonValueKind.True };

    public JsonElement? Object(JsonElement parent, string path, string field) =>
        Good(parent, path, field) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>The entries of a list with their paths, without those of a wrong type.</summary>
    public IEnumerable<(JsonElement Value, string Path)> List(JsonElement parent, string path, string field)
    {
        if (Member(parent, field) is not { ValueKind: JsonValueKind.Array } list)
        {
            yield break;
        }

        var index = 0;
        foreach (var value in list.EnumerateArray())
        {
            var inside = $"{ShapeCheck.Inside(path, field)}[{index++}]";
            if (!_bad.Contains(inside))
            {
                yield return (value, inside);
            }
        }
    }

    public TimeOnly? TimeOfDay(JsonElement parent, string path, string field) =>
        Text(parent, path, field) is { } text ? TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture) : null;

    /// <summary>The enum's value that goes by the name in the file; null where there is none.</summary>
    public T? Named<T>(JsonElement parent, string path, string field, Func<T, string> nameOf)
        where T : struct, Enum =>
        Text(parent, path, field) is { } text ? Named(text, nameOf) : null;

    public static T Named<T>(string name, Func<T, string> nameOf)
        where T : struct, Enum =>
        Enum.GetValues<T>().First(value => nameOf(value) == name);

    public static bool Has(JsonElement parent, string field) => Member(parent, field) is not null;

    private JsonElement? Good(JsonElement parent, string path, string field) =>
        Member(parent, field) is { } value && !_bad.Contains(ShapeCheck.Inside(path, field)) ? value : null;

    private static JsonElement? Member(JsonElement parent, string field) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(field, out var value) ? value : null;
}
