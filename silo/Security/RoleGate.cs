using System.Net;
using Actors.Access;
using Microsoft.Net.Http.Headers;

namespace Actors.Security;

/// <summary>Lets a request pass that carries the key of an account with at least a role, as `Authorization: Bearer KEY` or `X-Actors-Key: KEY`.</summary>
internal sealed class RoleGate(AccountRole least, AccountBook accounts, FailedKeys failures) : IEndpointFilter
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

        if (Offered(http.Request.Headers) is not { } offered)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return TypedResults.Problem(
                $"This needs the key of an account with the role {AndAbove(least)}, as 'Authorization: Bearer KEY' or '{Header}: KEY'; the owner's key is in the file state/operator.key of the store's home.",
                statusCode: StatusCodes.Status401Unauthorized);
        }

        if (await accounts.FindAsync(offered, http.RequestAborted) is not { } caller)
        {
            failures.Add(address);
            http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            return TypedResults.Problem("The key is wrong or has been revoked; the owner's key is in the file state/operator.key of the store's home.", statusCode: StatusCodes.Status401Unauthorized);
        }

        if (caller.Role < least)
        {
            return TypedResults.Problem($"The account '{caller.AccountId}' has the role {caller.Role.Name()}; this needs the role {AndAbove(least)}.", statusCode: StatusCodes.Status403Forbidden);
        }

        http.Features.Set(caller);
        return await next(context);
    }

    private static string AndAbove(AccountRole least) => string.Join(" or ", AccountNames.Roles.Where(role => role >= least).Select(AccountNames.Name));

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
