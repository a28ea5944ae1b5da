using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Actors.Api;

/// <summary>One value of a request's body. What is not as it must be is refused with a sentence that names the field, the value and what is allowed.</summary>
/// <param name="json">The value.</param>
/// <param name="path">Where it stands, such as `items[2].seconds`; empty for the body itself.</param>
internal readonly partial struct BodyValue(JsonElement json, string path)
{
    /// <summary>Where it stands; empty for the body itself.</summary>
    public string Path => path;

    /// <summary>Whether it is an object.</summary>
    public bool IsObject => json.ValueKind == JsonValueKind.Object;

    /// <summary>Text as it was sent, 0 to <paramref name="longest"/> characters; what more it must be is for whoever takes it to say.</summary>
    public string Text(int longest = 4_096) =>
        json.ValueKind == JsonValueKind.String && json.GetString() is { } text && text.Length <= longest ? text : throw Not(longest == 4_096 ? "is a text" : $"is a text of at most {longest} characters");

    public bool Flag() => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw NotAny("true and false"),
    };

    public int Whole(int least, int most) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Not(FormattableString.Invariant($"is a whole number from {least} to {most}"));

    public double Number(double least, double most) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && number >= least && number <= most
            ? number
            : throw Not(FormattableString.Invariant($"is a number from {least} to {most}"));

    public decimal Decimal() => json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) ? number : throw Not("is a number");

    public TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(Number(least, most));

    public DateOnly Date() =>
        json.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Not("is a date, such as \"2026-03-02\"");

    public TimeOnly TimeOfDay() =>
        json.ValueKind == JsonValueKind.String && TimeOnly.TryParseExact(json.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw Not("is a time of day from \"00:00\" to \"23:59\"");

    public DateTimeOffset Time() =>
        json.ValueKind == JsonValueKind.String && json.TryGetDateTimeOffset(out var time) && Offset().IsMatch(json.GetString()!)
            ? time
            : throw Not("is a time with its offset from UTC, such as \"2026-03-02T09:00:00+01:00\"");

    /// <summary>One of a few names.</summary>
    public T Choice<T>(IEnumerable<T> choices, Func<T, string> name)
    {
        var text = json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        foreach (var choice in choices)
        {
            if (text == name(choice))
            {
                return choice;
            }
        }

        throw NotAny(string.Join(", ", choices.Select(choice => $"'{name(choice)}'")));
    }

    /// <summary>An array, each of its values read by itself.</summary>
    public ImmutableArray<T> List<T>(Func<BodyValue, T> read, string of = "values")
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            throw Not($"is an array of {of}");
        }

        var values = ImmutableArray.CreateBuilder<T>(json.GetArrayLength());
        foreach (var value in json.EnumerateArray())
        {
            values.Add(read(new BodyValue(value, $"{Path}[{values.Count}]")));
        }

        return values.MoveToImmutable();
    }

    /// <summary>An object with these fields and no others.</summary>
    /// <param name="known">The fields that it may have.</param>
    public BodyFields Fields(params ReadOnlySpan<string> known) => BodyFields.Of(json, Path, known);

    /// <summary>The refusal of this value: `The field 'x' is 7; allowed is a text.`</summary>
    public RefusedException Not(string allowed) => RefusedException.Bad($"{Subject(path)} is {Describe(json)}; allowed {allowed}.");

    private RefusedException NotAny(string allowed) => Not($"are {allowed}");

    /// <summary>The value as it was sent, cut where it is long.</summary>
    public static string Describe(JsonElement value) => value.ValueKind == JsonValueKind.String ? $"\"{Cut(value.GetString()!)}\"" : Cut(value.GetRawText());

    public static string Cut(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 77), "...");

    private static string Subject(string path) => path.Length == 0 ? "The body" : $"The field '{path}'";

    // Without it a time is that of whichever zone the server lies in.
    [GeneratedRegex(@"(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Offset();
}
