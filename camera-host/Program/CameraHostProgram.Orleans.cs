using Actors.Clusters;
using Actors.Programs;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Cameras;

/// <summary>A camera host as a program of its own: a client of the store's cluster. It answers for its health at once and looks for silos for ever.</summary>
internal static class CameraHostProgram
{
    /// <summary>Health and metrics take no body.</summary>
    private const int BodyLimit = 1024;

    private static Task<int> Main(string[] arguments) =>
        StoreProgram.RunAsync(() => Task.FromResult(Build(CameraHostSettings.Read(arguments, Environment.GetEnvironmentVariables()))));

    private static WebApplication Build(CameraHostSettings settings)
    {
        var builder = StoreProgram.CreateBuilder(typeof(CameraHostProgram).Assembly.GetName().Name!, settings.Http, BodyLimit);
        builder.AddActorsClusterClient(settings.Cluster);
        builder.Services.AddActorsCameraHost(settings.Configure);
        builder.Services.AddSingleton<CameraHostFigures>();

        var app = builder.Build();
        app.UseRouting();
        app.MapHealth(() => CameraHostReadiness.Complaint(app.Services.GetRequiredService<SharedRoster>().Silence));
        _ = app.Services.GetRequiredService<CameraHostFigures>();
        return app;
    }
}
