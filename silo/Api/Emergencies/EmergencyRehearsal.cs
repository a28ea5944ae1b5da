using System.Net.Http.Headers;
using System.Text;
using Actors.Emergencies;
using Actors.Settings;
using Actors.Running;
using Actors.Security;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Actors.Api;

/// <summary>
/// Goes the way of an emergency once, soon after the start, as far as no screen and no list learns of it: a call that is refused, a page that is
/// made, the revocation of an emergency that there is not. What a program does for the first time takes it most of a second longer.
/// </summary>
internal sealed partial class EmergencyRehearsal(
    EmergencyPages pages, OperatorKey key, HttpSettings http, IServer server, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<EmergencyRehearsal> log) : BackgroundService
{
    /// <summary>The start itself goes first.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartedAsync(stoppingToken);
            await Task.Delay(Pause, clock, stoppingToken);
            await pages.MakeAsync("rehearsal", "Rehearsal", "Nothing has happened.", null, EmergencySeverity.Minor, pages.Language, stoppingToken);
            using var caller = new HttpClient { BaseAddress = Own, Timeout = Patience };
            caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Text);

            // It does not say until when, and is refused.
            using var body = new StringContent("""{"headline": "Rehearsal"}""", Encoding.UTF8, "application/json");
            (await caller.PostAsync(new Uri("/api/v1/emergencies", UriKind.Relative), body, stoppingToken)).Dispose();
            (await caller.DeleteAsync(new Uri("/api/v1/emergencies/rehearsal", UriKind.Relative), stoppingToken)).Dispose();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The store stops.
        }
        catch (Exception fault)
        {
            // The first emergency takes a moment longer, then.
            LogFailed(fault.Message);
        }
    }

    /// <summary>This server's own address; what it listens on for its metrics is another.</summary>
    private Uri Own
    {
        get
        {
            var bound = server.Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToList();
            return new Uri(ReachableAddress.Of(bound.Find(address => address.Port == http.Port) ?? bound[0], http.Listen));
        }
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    [LoggerMessage(1301, LogLevel.Information, "The way of an emergency was not rehearsed: {Reason}")]
    private partial void LogFailed(string reason);
}
