using System.Net;
using Microsoft.Net.Http.Headers;

namespace Actors.Security;

/// <summary>Lets a request pass that carries the operator key, as `Authorization: Bearer KEY` or `X-Actors-Key: KEY`.</summary>
internal sealed class OperatorGate(OperatorKey key, FailedKeys failures) : IEndpointFilter
{
    public const string Header = "X-Actors-Key";

    private const string Bearer = "Bearer ";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (failures.ShutOutFor(address) is var wait && wait > TimeSpan.Zero)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            http.Response.Headers.RetryAfter = seconds.ToString();
            return TypedResults.Problem(
                $"{FailedKeys.Allowed} wrong keys came from this address within a minute; it may try again in {seconds} s.",
                statusCode: StatusCodes.Status429TooManyRequests);
        }

        switch (Offered(http.Request.Headers))
        {
            case null:
                http.Response.Headers.WWWAuthenticate = "Bearer";
                return TypedResults.Problem(
                    $"This needs the operator key, as 'Authorization: Bearer KEY' or '{Header}: KEY'; the key is in the file state/operator.key of the store's home.",
                    statusCode: StatusCodes.Status401Unauthorized);

            case var offered when key.Matches(offered):
                return await next(context);

            default:
                failures.Add(address);
                http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
                return TypedResults.Problem("The operator key is wrong; the right one is in the file state/operator.key of the store's home.", statusCode: StatusCodes.Status401Unauthorized);
        }
    }

    private static string? Offered(IHeaderDictionary headers)
    {
        if (headers.TryGetValue(Header, out var own) && !string.IsNullOrWhiteSpace(own))
        {
            return own.ToString().Trim();
        }

        var authorization = headers[HeaderNames.Authorization].ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
    }
}
