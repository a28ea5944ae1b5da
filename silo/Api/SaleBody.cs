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
internal sealed record SaleBody(string SaleId, string Lane, DateTimeOffset SoldAt, IReadOnlyList<SaleBodyLine> Lines)
{
    private const string Example =
        """{"saleId": "…", "lane": "checkout-1", "soldAt": "2026-03-02T09:00:00+01:00", "lines": [{"article": "…", "quantity": 1, "amount": 1.99}]}""";

    /// <summary>Reads a body; what the values must be is the lane's to say.</summary>
    /// <exception cref="RefusedException">The body has not this shape; the message names the field, the value and what is allowed.</exception>
    public static Task<SaleBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken) => JsonBody.ReadAsync(request, Example, body =>
    {
        var fields = body.Fields("saleId", "lane", "soldAt", "lines");
        return new SaleBody(fields["saleId"].Text(), fields["lane"].Text(), fields["soldAt"].Time(), fields["lines"].List(Line, "lines"));
    }, cancellationToken);

    /// <summary>The sale as the grain of a lane takes it.</summary>
    public Sale ToSale(string laneId) => new(SaleId, laneId, SoldAt, [.. Lines.Select(line => new SaleLine(line.Article, line.Quantity, line.Amount))]);

    private static SaleBodyLine Line(BodyValue line)
    {
        var fields = line.Fields("article", "quantity", "amount");
        return new SaleBodyLine(fields["article"].Text(), fields["quantity"].Decimal(), fields["amount"].Decimal());
    }
}
