namespace Actors.Sales;

/// <summary>One line of a sale.</summary>
/// <param name="Article">The article's number, such as its GTIN, 1 to 50 characters.</param>
/// <param name="Quantity">Pieces or kilograms, up to 1,000,000; negative for a return, never 0.</param>
/// <param name="Amount">What was paid for the line in the store's currency, up to 1,000,000,000; negative for a return.</param>
[GenerateSerializer, Immutable, Alias("actors.sale-line")]
public sealed record SaleLine(
    [property: Id(0)] string Article,
    [property: Id(1)] decimal Quantity,
    [property: Id(2)] decimal Amount);
