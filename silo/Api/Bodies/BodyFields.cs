using System.Text.Json;

namespace Actors.Api;

/// <summary>The fields of an object in a request's body: none unknown, none twice.</summary>
internal sealed class BodyFields
{
    private readonly Dictionary<string, BodyValue> _fields = new(StringComparer.Ordinal);
    private readonly string[] _known;

    private BodyFields(string path, string[] known) => (Path, _known) = (path, known);

    /// <summary>Where the object stands; empty for the body itself.</summary>
    public string Path { get; }

    /// <summary>A field that must be there and not null.</summary>
    public BodyValue this[string field] => Optional(field) ?? throw RefusedException.Bad($"The field '{field}' of {Owner(Path)} is missing; needed is {Owner(Path)} with {List(_known)}.");

    /// <summary>A field that may be missing or null.</summary>
    public BodyValue? Optional(string field) => _fields.TryGetValue(field, out var value) ? value : null;

    /// <summary>The fields of an object.</summary>
    /// <exception cref="RefusedException">It is no object, or has a field that is unknown or stands there twice.</exception>
    public static BodyFields Of(JsonElement json, string path, ReadOnlySpan<string> known)
    {
        var fields = new BodyFields(path, known.ToArray());
        if (json.ValueKind != JsonValueKind.Object)
        {
            var owner = Owner(path);
            throw RefusedException.Bad($"{char.ToUpperInvariant(owner[0])}{owner[1..]} is {BodyValue.Describe(json)}; expected is an object with {List(fields._known)}.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in json.EnumerateObject())
        {
            if (!fields._known.Contains(field.Name))
            {
                throw RefusedException.Bad($"The field '{BodyValue.Cut(field.Name)}' of {Owner(path)} is unknown; allowed are {List(fields._known)}.");
            }

            if (!seen.Add(field.Name))
            {
                throw RefusedException.Bad($"The field '{field.Name}' of {Owner(path)} stands there twice; allowed is once.");
            }

            if (field.Value.ValueKind != JsonValueKind.Null)
            {
                fields._fields[field.Name] = new BodyValue(field.Value, path.Length == 0 ? field.Name : $"{path}.{field.Name}");
            }
        }

        return fields;
    }

    private static string Owner(string path) => path.Length == 0 ? "the body" : path;

    private static string List(string[] fields) => string.Join(", ", fields.Select(field => $"'{field}'"));
}
