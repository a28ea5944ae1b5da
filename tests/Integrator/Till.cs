using System.Collections.Immutable;
using Actors.Sales;

namespace Shop;

/// <summary>A till that tells the store what it sells.</summary>
public sealed class Till(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Tells of a sale until the store has it: however often it is sent, it counts once.</summary>
    public async Task<Sale> SellAsync(string lane, string receipt, ImmutableArray<SaleLine> lines, CancellationToken cancellationToken)
    {
        var sale = new Sale(receipt, lane, clock.GetUtcNow(), lines);
        while (true)
        {
            try
            {
                await grains.GetGrain<ISalesGrain>(lane).RecordAsync(sale, cancellationToken);
                return sale;
            }
            catch (Exception fault) when (fault is not ArgumentException && !cancellationToken.IsCancellationRequested)
            {
                // The store cannot be reached, or its disk is full; an ArgumentException would say that the sale is wrong.
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
            }
        }
    }
}
