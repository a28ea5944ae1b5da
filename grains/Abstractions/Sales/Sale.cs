using System.Collections.Immutable;

namespace Actors.Sales;

/// <summary>What a till sold at a lane. Says nothing about who bought it.</summary>
/// <param name="SaleId">The till's own number of the sale, unique in the store, 1 to 100 characters: a sale that is sent again counts once.</param>
/// <param name="LaneId">The lane, such as `s1/checkout-3`.</param>
/// <param name="SoldAt">When it was sold.</param>
/// <param name="Lines">What was sold, 1 to 1,000 lines.</param>
[GenerateSerializer, Immutable, Alias("actors.sale")]
public sealed record Sale(
    [property: Id(0)] string SaleId,
    [property: Id(1)] string LaneId,
    [property: Id(2)] DateTimeOffset SoldAt,
    [property: Id(3)] ImmutableArray<SaleLine> Lines);
