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
        .AddEndpointFilter<OperatorGate>()
        .WithMetadata(new RequestSizeLimitAttribute(BodyLimit))
        .WithSummary("Records a sale: 201 when it is new, 200 when one of this number was recorded before. After any other answer, or none, send it again; it counts once.")
        .Accepts<SaleBody>("application/json")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private async Task<Results<Created<SaleView>, Ok<SaleView>, ProblemHttpResult>> RecordAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var body = await SaleBody.ReadAsync(request, cancellationToken);
            if (store.Lanes.FirstOrDefault(known => known.LaneId.LastSegment() == body.Lane) is not { } lane)
            {
                return Refuse($"The field 'lane' is \"{(body.Lane.Length <= 80 ? body.Lane : body.Lane[..77] + "...")}\"; allowed are {string.Join(", ", store.Lanes.Select(known => $"'{known.LaneId.LastSegment()}'"))}.");
            }

            // It is recorded even when the till hangs up: half a call is no reason to lose a sale.
            var isNew = await RepeatableCall.RunAsync(() => grains.GetGrain<ISalesGrain>(lane.LaneId).RecordAsync(body.ToSale(lane.LaneId), CancellationToken.None), clock);
            var view = new SaleView(body.SaleId, body.Lane, isNew);
            return isNew ? TypedResults.Created((string?)null, view) : TypedResults.Ok(view);
        }
        catch (ArgumentException refusal)
        {
            return Refuse(refusal.ParamName is { } field ? refusal.Message.Replace($" (Parameter '{field}')", "", StringComparison.Ordinal) : refusal.Message);
        }
        catch (ActorsException fault)
        {
            return TypedResults.Problem($"The sale is not recorded, or it is unknown whether; send it again. {fault.Message}", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static ProblemHttpResult Refuse(string sentence) => TypedResults.Problem(sentence, statusCode: StatusCodes.Status400BadRequest);
}
