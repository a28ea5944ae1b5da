using Actors.Metrics;
using Actors.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Programs;

/// <summary>`/health/live`, `/health/ready` and `/metrics` of a host.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps them. They say nothing about anybody; figures have a port of their own where one is set, so that screens do not reach them.</summary>
    /// <param name="routes">The host's routes.</param>
    /// <param name="notReady">Why the host cannot do its work now, in one sentence; null when it can.</param>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes, Func<string?> notReady)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" }));
        routes.MapGet("/health/ready", IResult () => notReady() is { } why
            ? TypedResults.Problem(why, statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Ok(new { status = "ready" }));
        routes.MapGet("/metrics", IResult (HttpContext context, HttpSettings http, Measurements measurements) =>
            http.MetricsPort is null || context.IsMonitoring(http) ? TypedResults.Text(Text(measurements), PrometheusText.MediaType) : TypedResults.NotFound());
        return routes;
    }

    /// <summary>Everything this process measures, as Prometheus text.</summary>
    public static string Text(Measurements measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        var text = new PrometheusText();
        ProcessFigures.WriteTo(text);
        measurements.WriteTo(text);
        return text.ToString();
    }

    /// <summary>True when a request came in on the port that is only for monitoring.</summary>
    public static bool IsMonitoring(this HttpContext context, HttpSettings http)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(http);
        return http.MetricsPort is { } port && context.Connection.LocalPort == port;
    }
}
