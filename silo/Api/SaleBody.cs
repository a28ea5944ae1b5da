using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Actors.Sales;

namespace Actors.Api;

/// <summary>One line of a sale.</summary>
/// <param name="Article">The article's number, such as its GTIN, 1 to 50 characters.</param>
/// <param name="Quantity">Pieces or kilograms; negative for a return, never 0.</param>
/// <param name="Amount">What was paid for the line in the store's currency; negative for a return.</param>
internal sealed record SaleBodyLine(string Article, decimal Quantity, decimal Amount);

/// <summary>The body of POST sales.</summary>
/// <param name="SaleId">The till's own number of the sale, unique in the store, 1 to 100 characters.</param>
/// <param name="Lane">The lane, by its id in the store, such as checkout-1.</param>
/// <param name="SoldAt">When it was sold, with its offset from UTC.</param>
/// <param name="Lines">What was sold, 1 to 1,000 lines.</param>
internal sealed partial record SaleBody(string SaleId, string Lane, DateTimeOffset SoldAt, IReadOnlyList<SaleBodyLine> Lines)
{
    private static readonly string[] Fields = ["saleId", "lane", "soldAt", "lines"];
    private static readonly string[] LineFields = ["article", "quantity", "amount"];

    /// <summary>Reads a body; what the values must be is the lane's to say.</summary>
    /// <exception cref="ArgumentException">The body has not this shape; the message names the field, the value and what is allowed.</exception>
    public static async Task<SaleBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            var fields = FieldsOf(body.RootElement, "the body", Fields);
            return new SaleBody(
                Text(fields, "saleId"),
                Text(fields, "lane"),
                Time(fields, "soldAt"),
                fields["lines"].ValueKind == JsonValueKind.Array
                    ? [.. fields["lines"].EnumerateArray().Select((line, i) => Line(line, $"lines[{i}]"))]
                    : throw new ArgumentException($"The field 'lines' is {Describe(fields["lines"])}; allowed is an array of lines."));
        }
        catch (JsonException)
        {
            throw new ArgumentException("The body is not JSON; expected is {\"saleId\": \"…\", \"lane\": \"checkout-1\", \"soldAt\": \"2026-03-02T09:00:00+01:00\", \"lines\": [{\"article\": \"…\", \"quantity\": 1, \"amount\": 1.99}]}.");
        }
    }

    /// <summary>The sale as the grain of a lane takes it.</summary>
    public Sale ToSale(string laneId) => new(SaleId, laneId, SoldAt, [.. Lines.Select(line => new SaleLine(line.Article, line.Quantity, line.Amount))]);

    private static SaleBodyLine Line(JsonElement line, string name)
    {
        var fields = FieldsOf(line, name, LineFields);
        return new SaleBodyLine(Text(fields, "article", name), Number(fields, "quantity", name), Number(fields, "amount", name));
    }

    private static Dictionary<string, JsonElement> FieldsOf(JsonElement element, string name, string[] allowed)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"{char.ToUpperInvariant(name[0])}{name[1..]} is {Describe(element)}; expected is an object with {List(allowed)}.");
        }

        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            if (!allowed.Contains(field.Name))
            {
                throw new ArgumentException($"The field '{Cut(field.Name)}' of {name} is unknown; allowed are {List(allowed)}.");
            }

            fields[field.Name] = field.Value;
        }

        return allowed.FirstOrDefault(field => !fields.ContainsKey(field)) is { } missing
            ? throw new ArgumentException($"The field '{missing}' of {name} is missing; needed are {List(allowed)}.")
            : fields;
    }

    private static string Text(Dictionary<string, JsonElement> fields, string field, string? of = null) => fields[field].ValueKind == JsonValueKind.String
        ? fields[field].GetString()!
        : throw new ArgumentException($"The field '{Path(field, of)}' is {Describe(fields[field])}; allowed is a text.");

    private static decimal Number(Dictionary<string, JsonElement> fields, string field, string of) =>
        fields[field].ValueKind == JsonValueKind.Number && fields[field].TryGetDecimal(out var number)
            ? number
            : throw new ArgumentException($"The field '{Path(field, of)}' is {Describe(fields[field])}; allowed is a number.");

    private static DateTimeOffset Time(Dictionary<string, JsonElement> fields, string field) =>
        fields[field].ValueKind == JsonValueKind.String && fields[field].TryGetDateTimeOffset(out var time) && Offset().IsMatch(fields[field].GetString()!)
            ? time
            : throw new ArgumentException($"The field '{field}' is {Describe(fields[field])}; allowed is a time with its offset from UTC, such as \"2026-03-02T09:00:00+01:00\".");

    private static string Path(string field, string? of) => of is null ? field : $"{of}.{field}";

    private static string List(string[] fields) => string.Join(", ", fields.Select(field => $"'{field}'"));

    private static string Describe(JsonElement value) => value.ValueKind == JsonValueKind.String ? $"\"{Cut(value.GetString()!)}\"" : Cut(value.GetRawText());

    private static string Cut(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 77), "...");

    // Without it a time is that of whichever zone the server lies in.
    [GeneratedRegex(@"(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Offset();
}
