using System.Net;
using System.Net.Sockets;
using Actors.Databases;
using Actors.Membership;
using Actors.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Actors.Tests.Clusters;

/// <summary>Silos of Orleans on a real server: what the store's cluster stands on.</summary>
public sealed class ClusterTests(ServerFixture fixture) : DatabaseTest(fixture)
{
    private const string Cluster = "store-1";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected override bool IsMigrated => false;

    [NeedsFact(Needs.Postgres)]
    public async Task Two_silos_find_each_other_and_what_they_keep_outlives_both()
    {
        var reminded = DiaryGrain.Reminded["kept"] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (var first = await SiloAsync("first"))
        await using (var second = await SiloAsync("second"))
        {
            await StatusAsync("two active silos", members => members.Count(member => member.Status == "Active") == 2);
            await Diary(first, "kept").WriteAsync("seen by both");
            (await Diary(second, "kept").ReadAsync()).ShouldBe("seen by both");
            await Diary(first, "kept").RemindAsync();
        }

        await StatusAsync("nobody active", members => members.All(member => member.Status == "Dead"));
        await using var third = await SiloAsync("third");
        await using var fourth = await SiloAsync("fourth");

        (await Diary(third, "kept").ReadAsync()).ShouldBe("seen by both");
        (await Diary(fourth, "kept").RemindersAsync()).ShouldBe(1);
        DiaryGrain.Reminded["kept"] = reminded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await reminded.Task.WaitAsync(Patience);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_silo_that_falls_silent_is_voted_dead_and_its_grains_live_on_elsewhere()
    {
        await using var line = new TcpRelay(Server.Port);
        await using var survivor = await SiloAsync("survivor");
        await using var victim = await SiloAsync("victim", line.Port);
        await StatusAsync("two active silos", members => members.Count(member => member.Status == "Active") == 2);
        var keys = Enumerable.Range(0, 40).Select(i => $"d{i}").ToArray();
        await Task.WhenAll(keys.Select(key => Diary(survivor, key).WriteAsync(key)));
        var moved = new List<string>();
        foreach (var key in keys)
        {
            if (await Diary(survivor, key).WhereAsync() == "victim")
            {
                moved.Add(key);
            }
        }

        moved.ShouldNotBeEmpty();

        // Cut off from the database, it cannot say goodbye: the survivor has to find out and vote.
        line.Cut();
        await victim.KillAsync();

        await StatusAsync("the victim dead", members => members.Single(member => member.Name == "victim").Status == "Dead");
        foreach (var key in moved)
        {
            (await Diary(survivor, key).ReadAsync()).ShouldBe(key);
            (await Diary(survivor, key).WhereAsync()).ShouldBe("survivor");
        }
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_restart_of_the_server_under_a_cluster_loses_no_write_and_no_silo()
    {
        await using var first = await SiloAsync("first");
        await using var second = await SiloAsync("second");
        await StatusAsync("two active silos", members => members.Count(member => member.Status == "Active") == 2);
        var keys = Enumerable.Range(0, 20).Select(i => $"r{i}").ToArray();
        await Task.WhenAll(keys.Select(key => Diary(first, key).WriteAsync("before")));

        await Server.StopAsync();
        var writes = Task.WhenAll(keys.Select(key => Diary(second, key).WriteAsync("after")));
        await Server.StartAgainAsync();
        await writes;

        (await Task.WhenAll(keys.Select(key => Diary(first, key).ReadAsync()))).ShouldAllBe(text => text == "after");
        await StatusAsync("two active silos", members => members.Count(member => member.Status == "Active") == 2);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_write_that_finds_no_server_reaches_the_caller_as_the_databases_sentence_and_the_grain_lives_on()
    {
        await using var silo = await SiloAsync("only");
        var diary = Diary(silo, "w1");
        await diary.WriteAsync("before");
        await Server.StopAsync();
        try
        {
            var refused = await Should.ThrowAsync<OrleansException>(() => diary.WriteAsync("lost"));

            refused.InnerException.ShouldBeOfType<DatabaseException>().Message.ShouldContain($"127.0.0.1:{Server.Port} cannot be reached");
        }
        finally
        {
            await Server.StartAgainAsync();
        }

        await diary.WriteAsync("after");
        (await diary.ReadAsync()).ShouldBe("after");
    }

    private static IDiaryGrain Diary(Silo silo, string key) => silo.Grains.GetGrain<IDiaryGrain>(key);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task<Silo> SiloAsync(string name, int? databasePort = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddPostgresDatabase(options =>
        {
            options.Host = PostgresServer.Host;
            options.Port = databasePort ?? Server.Port;
            options.Name = Name;
            options.User = PostgresServer.User;
            options.PasswordFile = Server.PasswordFile;
        });
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Cluster, Cluster));
            silo.Configure<SiloOptions>(options => options.SiloName = name);
            silo.ConfigureEndpoints(IPAddress.Loopback, FreePort(), gatewayPort: 0);
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;

                // For so long a silo that ends goes on trying to write that it does.
                options.MaxJoinAttemptTime = TimeSpan.FromSeconds(5);
            });
            silo.Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromSeconds(1));
            silo.UsePostgresClustering();
            silo.UsePostgresReminders();
            silo.AddPostgresGrainStorage(ActorsRuntimeExtensions.StateStorage);
        });
        var host = builder.Build();
        await host.StartAsync().WaitAsync(Patience);
        return new Silo(host);
    }

    private async Task StatusAsync(string expected, Func<IReadOnlyList<MemberRow>, bool> isReached)
    {
        var rows = new MembershipRows(Database, Cluster);
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        while (true)
        {
            var members = (await rows.ReadAllAsync(default)).Members.Select(member => member.Row).ToArray();
            if (isReached(members))
            {
                return;
            }

            clock.GetElapsedTime(began).ShouldBeLessThan(
                Patience, $"expected {expected}, saw {string.Join(", ", members.Select(member => $"{member.Name} {member.Status}"))}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock);
        }
    }

    private sealed class Silo(IHost host) : IAsyncDisposable
    {
        private bool _isKilled;

        public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

        /// <summary>Ends it without waiting for anything.</summary>
        public async Task KillAsync()
        {
            _isKilled = true;
            try
            {
                await host.StopAsync(new CancellationToken(canceled: true)).WaitAsync(Patience);
            }
            catch (OperationCanceledException)
            {
                // It was not to finish.
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (!_isKilled)
            {
                await host.StopAsync().WaitAsync(Patience);
            }

            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }
}
