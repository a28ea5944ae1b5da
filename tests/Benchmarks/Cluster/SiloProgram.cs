using System.Globalization;
using System.Net;
using Actors.Clusters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Actors.Benchmarks.Cluster;

/// <summary>One silo of the benchmark, in a process of its own: the store's grains and the echo grain. It lives until its input ends.</summary>
internal static class SiloProgram
{
    public const string Verb = "cluster-silo";
    public const string Ready = "ready";
    public const string ClusterId = "benchmark";

    /// <param name="arguments">Silo port, gateway port, the first silo's silo port, and for state in PostgreSQL: port, database, password file.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        if (arguments.Count == 6)
        {
            builder.Services.AddPostgresDatabase(database =>
            {
                database.Host = "127.0.0.1";
                database.Port = Number(arguments[3]);
                database.Name = arguments[4];
                database.PasswordFile = arguments[5];
            });
        }

        builder.UseOrleans(silo =>
        {
            silo.Services.AddActorsRuntime();
            silo.UseActorsCluster(new ClusterSettings { Id = ClusterId, Name = arguments[0], SiloPort = Number(arguments[0]), GatewayPort = Number(arguments[1]) });
            silo.UseDevelopmentClustering(new IPEndPoint(IPAddress.Loopback, Number(arguments[2])));
            silo.Configure<GrainCollectionOptions>(collection => collection.CollectionAge = TimeSpan.FromHours(2));
            if (arguments.Count == 6)
            {
                silo.AddPostgresGrainStorage(ActorsRuntimeExtensions.StateStorage);
            }
            else
            {
                silo.AddMemoryGrainStorage(ActorsRuntimeExtensions.StateStorage);
            }
        });
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync() is { } word)
        {
            if (word == "collect")
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true)} {Environment.WorkingSet}"));
            }
        }

        await host.StopAsync();
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
