using System.Text.Json;

namespace Actors.Facts;

/// <summary>What a fact must fulfil before a log takes it: every log holds the same and gives back the same.</summary>
public static class FactRules
{
    private const int LongestKey = 200;

    /// <summary>Throws when one of the facts cannot be kept.</summary>
    /// <exception cref="ArgumentException">The message names the field, the value and what is allowed.</exception>
    public static void Check(IReadOnlyCollection<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var fact in facts)
        {
            if (fact is null)
            {
                throw new ArgumentException("Facts holds a null; allowed are facts.", nameof(facts));
            }

            PlainText.Check(fact.Kind, LongestKey, nameof(fact.Kind));
            PlainText.Check(fact.Key, LongestKey, nameof(fact.Key));
            PlainText.Check(fact.Subject, LongestKey, nameof(fact.Subject));
            if (!IsObject(fact.Body))
            {
                throw new ArgumentException($"Body is {PlainText.Quote(fact.Body)}; allowed is a JSON object.", nameof(fact.Body));
            }
        }
    }

    /// <summary>The time as every log keeps it: in UTC, cut to the microsecond.</summary>
    public static DateTimeOffset Kept(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static bool IsObject(string? body)
    {
        try
        {
            using var json = JsonDocument.Parse(body ?? "");
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
