using Actors.Security;
using Orleans.Dashboard;

namespace Actors.Serving;

/// <summary>The Orleans dashboard under `/dashboard`, behind the console's key: the console trades it for a cookie that opens nothing else.</summary>
internal static class DashboardDoor
{
    private const string Path = "/dashboard";

    /// <summary>Its own files, inline styles as its charts need them, nothing from elsewhere, in nobody's frame.</summary>
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(WebApplication app)
    {
        app.MapPost("/api/v1/dashboard-session", (HttpContext context, DashboardCookie cookie) =>
        {
            cookie.Give(context);
            return TypedResults.NoContent();
        }).AddEndpointFilter<OperatorGate>().WithSummary("Gives the caller a cookie that opens /dashboard for twelve hours.")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);

        app.MapOrleansDashboard(Path).ExcludeFromDescription().AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            http.Response.Headers.ContentSecurityPolicy = Policy;
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            return http.RequestServices.GetRequiredService<DashboardCookie>().IsShown(http)
                ? await next(context)
                : TypedResults.Problem("The dashboard opens from the console, with its button 'Dashboard', for whoever has the operator key.", statusCode: StatusCodes.Status401Unauthorized);
        });
    }
}
