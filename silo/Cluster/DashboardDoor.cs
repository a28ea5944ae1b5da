using Actors.Access;
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
        }).Needs(AccountRole.Operator).WithSummary("Gives the caller a cookie that opens /dashboard for twelve hours.");

        // Its files take tens of megabytes once they are mapped; a silo that nobody looks into does without.
        var pages = new Lazy<RequestDelegate>(() => Pages(app));
        app.Map(Path + "/{**page}", async (HttpContext context, DashboardCookie cookie) =>
        {
            if (!cookie.IsShown(context))
            {
                await TypedResults.Problem("The dashboard opens from the console, with its button 'Dashboard', for whoever has the role operator.", statusCode: StatusCodes.Status401Unauthorized)
                    .ExecuteAsync(context);
                return;
            }

            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.SetEndpoint(null);
            context.Request.RouteValues.Clear();
            await pages.Value(context);
        }).ExcludeFromDescription();
    }

    private static RequestDelegate Pages(IApplicationBuilder app)
    {
        var pages = app.New();
        pages.UseRouting();
        pages.UseEndpoints(endpoints => endpoints.MapOrleansDashboard(Path));
        return pages.Build();
    }
}
