using System.Globalization;
using System.Text.Json.Nodes;
using Actors.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Benchmarks.Cluster;

/// <summary>What 10,000 lanes, each with its camera and display, take of one silo's memory, with their state in PostgreSQL.</summary>
internal sealed class MemoryBenchmark(TimeProvider clock) : IBenchmark
{
    private const int Lanes = 10_000;
    private const double Kilobyte = 1000;

    public string Name => "memory";

    public string Description => "memory of one silo without a lane and with 10,000, each with a camera and a display; state in PostgreSQL.";

    public async Task<JsonObject> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        if (PostgresServer.Programs is null)
        {
            throw new BenchmarkException("The memory of lanes is measured with PostgreSQL, which is not installed; on Debian: apt-get install postgresql");
        }

        var lanes = settings.Quick ? 20 : Lanes;
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        await using var silo = await SiloChild.StartAsync(null, server.Port.ToString(CultureInfo.InvariantCulture), database, server.PasswordFile);
        using var client = await Client.ConnectAsync([silo], cancellationToken);
        var grains = client.Services.GetRequiredService<IGrainFactory>();

        // The first lanes load code and fill pools, which is no lane's cost.
        await new Shop(grains, clock, 20).OpenAsync(cancellationToken);
        var before = await silo.CollectAsync();
        await new Shop(grains, clock, lanes).OpenAsync(cancellationToken);
        var after = await silo.CollectAsync();
        await client.StopAsync(cancellationToken);
        return new JsonObject
        {
            ["memory_lanes"] = (double)lanes,
            ["memory_silo_before_mb"] = before.Resident / 1e6,
            ["memory_silo_with_lanes_mb"] = after.Resident / 1e6,
            ["memory_lane_managed_kb"] = (after.Managed - before.Managed) / Kilobyte / lanes,
            ["memory_lane_resident_kb"] = (after.Resident - before.Resident) / Kilobyte / lanes,
        };
    }
}
