using System.Globalization;

namespace Actors.Api;

/// <summary>One parameter of a request's query, as the description of the API names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">`string`, `integer` or `boolean`, as JSON schema has it.</param>
/// <param name="Description">What it does, and what is allowed.</param>
internal sealed record Query(string Name, string Type, string Description)
{
    /// <summary>True, false, or false where there is none.</summary>
    public bool Flag(HttpRequest request) => Text(request) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw Not(other, "are true and false"),
    };

    public string? Text(HttpRequest request) => request.Query.TryGetValue(Name, out var values) ? values.Count == 1 ? values[0] : throw Not(values.ToString(), "is one value") : null;

    public int Whole(HttpRequest request, int least, int most, int usual) => Text(request) switch
    {
        null => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw Not(text, FormattableString.Invariant($"is a whole number from {least} to {most}")),
    };

    public DateOnly? Date(HttpRequest request) => Text(request) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        var text => throw Not(text, "is a date, such as 2026-03-02"),
    };

    /// <summary>A moment, or the first moment of one of the store's days.</summary>
    public DateTimeOffset? Time(HttpRequest request, StoreDays days)
    {
        if (Text(request) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return days.Start(date);
        }

        // A plus sign that was sent as it is has become a space.
        var stamp = text.Replace(' ', '+');
        return (stamp.EndsWith('Z') || stamp is [.., '+' or '-', _, _, ':', _, _]) && DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? time
            : throw Not(text, "is a time with its offset from UTC, such as 2026-03-02T09:00:00Z, or a date");
    }

    public T Choice<T>(HttpRequest request, IReadOnlyList<T> choices, Func<T, string> name, T usual)
    {
        if (Text(request) is not { } text)
        {
            return usual;
        }

        foreach (var choice in choices)
        {
            if (name(choice) == text)
            {
                return choice;
            }
        }

        throw Not(text, $"are {string.Join(", ", choices.Select(choice => $"'{name(choice)}'"))}");
    }

    public RefusedException Not(string? value, string allowed) => RefusedException.Bad($"The parameter '{Name}' is \"{BodyValue.Cut(value ?? "")}\"; allowed {allowed}.");
}
