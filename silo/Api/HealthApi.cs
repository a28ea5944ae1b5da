using Actors.Access;
using Actors.Live;
using Actors.Metrics;
using Actors.Programs;
using Actors.Security;
using Actors.Settings;
using Actors.Stores;

namespace Actors.Api;

/// <summary>`/health/live`, `/health/ready`, `/metrics` and `/openapi/v1.json`.</summary>
internal static class HealthApi
{
    public static void Map(IEndpointRouteBuilder routes, bool readsNeedKey, bool hostsCameras)
    {
        var gate = new RoleGate(AccountRole.Viewer, routes.ServiceProvider.GetRequiredService<AccountBook>(), routes.ServiceProvider.GetRequiredService<FailedKeys>());
        var http = routes.ServiceProvider.GetRequiredService<HttpSettings>();
        routes.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" })).ExcludeFromDescription();
        routes.MapGet("/health/ready", (StoreOpening opening, LiveStore live, StoreSettings store) =>
            !opening.IsOpen ? NotReady("The store's grains are not configured yet.")
            : hostsCameras ? Ready(live, store, withCameras: !readsNeedKey)
            : TypedResults.Ok(new { status = "ready" })).ExcludeFromDescription();
        routes.MapGet("/metrics", (Measurements measurements) => TypedResults.Text(HealthEndpoints.Text(measurements), PrometheusText.MediaType))
            .AddEndpointFilter(async (context, next) =>
                !readsNeedKey || context.HttpContext.IsMonitoring(http) ? await next(context) : await gate.InvokeAsync(context, next))
            .ExcludeFromDescription();
        routes.Reads(readsNeedKey).MapOpenApi("/openapi/{documentName}.json");
    }

    /// <summary>A server that hosts cameras is ready when the grains have the store and every camera runs, is off, or has said why it does not. Strangers are not told of cameras.</summary>
    private static IResult Ready(LiveStore live, StoreSettings store, bool withCameras)
    {
        var cameras = live.Latest<CameraView>(LiveKinds.Camera);
        var waiting = store.Lanes.SelectMany(lane => lane.CameraIds).Where(id => cameras.FirstOrDefault(camera => camera.Id == id) is null or { State: "starting" }).ToList();
        if (waiting.Count > 0)
        {
            return NotReady(withCameras ? $"Not started yet: {string.Join(", ", waiting)}." : $"{waiting.Count} cameras have not started yet.");
        }

        return withCameras
            ? TypedResults.Ok(new { status = "ready", cameras = cameras.ToDictionary(camera => camera.Id, camera => camera.Error is null || camera.State == "running" ? camera.State : $"{camera.State}: {camera.Error}") })
            : TypedResults.Ok(new { status = "ready" });
    }

    private static IResult NotReady(string sentence) => TypedResults.Problem(sentence, statusCode: StatusCodes.Status503ServiceUnavailable);
}
