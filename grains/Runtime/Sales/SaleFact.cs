using System.Collections.Immutable;
using System.Text.Json;
using Actors.Facts;

namespace Actors.Sales;

/// <summary>
/// A sale as a fact: its kind is `sale`, its key `store/number`, its subject the lane. The body is
/// `{"saleId": "4711", "zone": "Europe/Berlin", "lines": [{"article": "4006381333931", "quantity": 2, "amount": 3.98}]}`; it only grows.
/// </summary>
/// <param name="SaleId">The till's own number of the sale.</param>
/// <param name="LaneId">The lane.</param>
/// <param name="SoldAt">When it was sold, in UTC.</param>
/// <param name="Zone">The store's IANA time zone at that time.</param>
/// <param name="Lines">What was sold.</param>
public sealed record SaleFact(string SaleId, string LaneId, DateTimeOffset SoldAt, string Zone, ImmutableArray<SaleLine> Lines)
{
    /// <summary>The kind of such facts.</summary>
    public const string Kind = "sale";

    /// <summary>The fact as the log keeps it.</summary>
    public Fact ToFact() => new(
        Kind,
        $"{LaneId[..LaneId.IndexOf('/', StringComparison.Ordinal)]}/{SaleId}",
        LaneId,
        SoldAt.ToUniversalTime(),
        JsonSerializer.Serialize(new Body(SaleId, Zone, [.. Lines.Select(line => new BodyLine(line.Article, line.Quantity, line.Amount))]), JsonSerializerOptions.Web));

    /// <summary>Reads a fact of this kind.</summary>
    /// <exception cref="JsonException">The fact is of another kind, or its body is not what this program writes.</exception>
    public static SaleFact From(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Kind == Kind && JsonSerializer.Deserialize<Body>(fact.Body, JsonSerializerOptions.Web) is { SaleId: not null, Zone: not null, Lines: not null } body
            ? new SaleFact(body.SaleId, fact.Subject, fact.At, body.Zone, [.. body.Lines.Select(line => new SaleLine(line.Article, line.Quantity, line.Amount))])
            : throw new JsonException($"The fact {fact.Kind} {fact.Key} is no sale.");
    }

    private sealed record Body(string SaleId, string Zone, BodyLine[] Lines);

    private sealed record BodyLine(string Article, decimal Quantity, decimal Amount);
}
