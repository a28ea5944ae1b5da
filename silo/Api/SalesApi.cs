using Actors.Access;
using Actors.Sales;
using Actors.Security;
using Actors.Stores;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Actors.Api;

/// <summary>`/api/v1/sales`: tills say what they sold.</summary>
internal sealed class SalesApi(StoreSettings store, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>A sale of 1,000 lines fits, each with the longest article there may be.</summary>
    private const int BodyLimit = 256 << 10;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/sales", RecordAsync)
        .AddEndpointFilter<RefusalAnswers>()
        .Needs(AccountRole.Operator)
        .WithMetadata(new RequestSizeLimitAttribute(BodyLimit))
        .WithSummary("Records a sale: 201 when it is new, 200 when one of this number was recorded before. After any other answer, or none, send it again; it counts once.")
        .Accepts<SaleBody>("application/json")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private async Task<Results<Created<SaleView>, Ok<SaleView>>> RecordAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await SaleBody.ReadAsync(request, cancellationToken);
        var lane = store.Lanes.FirstOrDefault(known => known.LaneId.LastSegment() == body.Lane)
            ?? throw RefusedException.Bad($"The field 'lane' is \"{BodyValue.Cut(body.Lane)}\"; allowed are {string.Join(", ", store.Lanes.Select(known => $"'{known.LaneId.LastSegment()}'"))}.");
        try
        {
            // It is recorded even when the till hangs up: half a call is no reason to lose a sale.
            var isNew = await RepeatableCall.RunAsync(() => grains.GetGrain<ISalesGrain>(lane.LaneId).RecordAsync(body.ToSale(lane.LaneId), CancellationToken.None), clock);
            var view = new SaleView(body.SaleId, body.Lane, isNew);
            return isNew ? TypedResults.Created((string?)null, view) : TypedResults.Ok(view);
        }
        catch (ActorsException fault)
        {
            throw RefusedException.Unavailable($"The sale is not recorded, or it is unknown whether; send it again. {fault.Message}");
        }
    }
}
