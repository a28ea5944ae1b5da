namespace Actors.Api;

/// <summary>Says of an endpoint that it heeds the header `Idempotency-Key`, for the description of the API.</summary>
internal sealed record TakesIdempotencyKey
{
    public static readonly TakesIdempotencyKey Mark = new();

    private TakesIdempotencyKey()
    {
    }
}
