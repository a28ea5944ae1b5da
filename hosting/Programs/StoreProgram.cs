using System.Net;
using System.Net.Sockets;
using Actors.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Actors.Programs;

/// <summary>What the store's programs have in common: how they log, listen, start, stop, and say why they cannot.</summary>
public static class StoreProgram
{
    /// <summary>What is not finished by then is cut off.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    /// <summary>A web application with nothing but what is named here: settings files and variables of the machine have no say in what it does.</summary>
    /// <param name="name">The program's assembly.</param>
    /// <param name="http">Where it listens.</param>
    /// <param name="bodyLimit">Largest body of a request in bytes.</param>
    /// <exception cref="SettingsException">It cannot listen there.</exception>
    public static WebApplicationBuilder CreateBuilder(string name, HttpSettings http, long bodyLimit)
    {
        ArgumentNullException.ThrowIfNull(http);
        Probe(http.Listen, http.Port, "HTTP__PORT");
        Probe(http.Listen, http.MetricsPort ?? 0, "HTTP__METRICSPORT");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = bodyLimit;
            kestrel.Listen(http.Listen, http.Port);
            if (http.MetricsPort is { } metrics)
            {
                kestrel.Listen(http.Listen, metrics);
            }
        });
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Actors", LogLevel.Information);

        // It recommends a heap a core, which on a shop's small server costs more memory than it wins.
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);

        var start = new StartNotice();
        builder.Services.AddSingleton<IHostedService>(start);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => start.HasStarted && level >= LogLevel.Warning);
        builder.Services.AddRouting();
        builder.Services.AddMetrics();
        builder.Services.AddSingleton(http);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Metrics.Measurements>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        return builder;
    }

    /// <summary>Runs a program until it is told to end. Returns its exit code: 0, or 1 after one sentence on the error stream.</summary>
    /// <param name="build">Reads the settings and builds the application; throws an <see cref="ActorsException"/> where that cannot be done.</param>
    public static async Task<int> RunAsync(Func<Task<WebApplication>> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        try
        {
            await using var app = await build();
            try
            {
                await app.StartAsync();
            }
            catch (Exception) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // Told to end before it has ever reached its cluster, which ends the attempts and is no failure.
                await app.StopAsync();
                return 0;
            }

            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (ActorsException refusal)
        {
            return await RefuseAsync(refusal.Message);
        }
        catch (OptionsValidationException wrong)
        {
            return await RefuseAsync(string.Join(Environment.NewLine, wrong.Failures));
        }
        catch (Exception fault) when (fault is AddressInUseException or IOException { InnerException: AddressInUseException })
        {
            return await RefuseAsync($"The program cannot listen: {fault.Message}");
        }
    }

    // A host starts everything at once, and looks for its cluster for ever: it would tell of a taken port only when it has found that.
    private static void Probe(IPAddress address, int port, string setting)
    {
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
        }
        catch (SocketException fault)
        {
            throw new SettingsException($"ACTORS_{setting} is {port}, on which this program cannot listen at {address}: {fault.Message}.");
        }
    }

    private static async Task<int> RefuseAsync(string sentences)
    {
        await Console.Error.WriteLineAsync(sentences);
        return 1;
    }
}
