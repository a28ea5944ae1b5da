using Actors.Facts;
using Actors.Measurement;
using Actors.Stores;

namespace Actors.Sales;

/// <summary>Appends a lane's sales to the log of facts. Holds nothing: what counts once is the log's to know.</summary>
internal sealed class SalesGrain(IFactLog facts, TimeProvider clock, RuntimeFigures figures) : Grain, ISalesGrain
{
    private ZoneOfStore? _zone;

    public async Task<bool> RecordAsync(Sale sale, CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        SaleRules.Check(sale, key, clock.GetUtcNow());
        _zone ??= new ZoneOfStore(GrainFactory, key, clock);
        var fact = new SaleFact(sale.SaleId, key, sale.SoldAt, await _zone.GetAsync(cancellationToken), sale.Lines).ToFact();
        var isNew = await facts.AppendAsync([fact], cancellationToken) > 0;
        if (isNew)
        {
            figures.Sold();
        }

        return isNew;
    }
}
