using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Actors.Benchmarks.Engine;

/// <summary>Grain calls against a bare channel mailbox and a direct call. Rates are per second of CPU time of all threads together, which is what one core does. Contenders take turns, medians count.</summary>
internal sealed class EngineBenchmark : IBenchmark
{
    private const int Rounds = 9;
    private const int WarmUps = 12;

    /// <summary>Calls that wait at once where calls queue: the load of a busy grain, and few enough for every pool of replies.</summary>
    private const int Waiting = 128;

    /// <summary>The compiler optimises in the background, some 100 ms after the first calls; give it that time between warm-ups.</summary>
    private static readonly TimeSpan CompilerPause = TimeSpan.FromMilliseconds(150);

    public string Name => "engine";

    public string Description => "calls of a grain on one core, against a channel mailbox and a direct call; per second of CPU time.";

    public async Task<JsonObject> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.UseOrleans();
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        await using var mailbox = new ChannelMailbox();

        var grain = host.Services.GetRequiredService<IClusterClient>().GetGrain<IMeterGrain>("meter");
        var reading = new Reading(1);
        IDirectMeter direct = new DirectMeter();
        await grain.Take(reading);

        var idle = new Contender(2_000_000, calls => OneByOneAsync(calls, () => grain.Take(reading)));
        var queued = new Contender(Waiting * 2_000, calls => QueuedAsync(calls, grain, reading));
        var channel = new Contender(100_000, calls => OneByOneAsync(calls, () => mailbox.Take(reading)));
        var channelQueued = new Contender(Waiting * 2_000, calls => TogetherAsync(calls, () => mailbox.Take(reading)));
        var floor = new Contender(20_000_000, calls => OneByOneAsync(calls, () => direct.Take(reading)));
        Contender[] contenders = [idle, queued, channel, channelQueued, floor];

        for (var i = 0; i < (settings.Quick ? 1 : WarmUps); i++)
        {
            foreach (var contender in contenders)
            {
                await contender.WarmUpAsync();
            }

            await Task.Delay(CompilerPause, TimeProvider.System, cancellationToken);
        }

        for (var round = 0; round < (settings.Quick ? 1 : Rounds); round++)
        {
            foreach (var contender in contenders)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await contender.MeasureAsync();
            }
        }

        await host.StopAsync(cancellationToken);
        return new JsonObject
        {
            ["engine_calls_per_second"] = idle.CallsPerSecond,
            ["allocated_bytes_per_call"] = idle.BytesPerCall,
            ["channel_mailbox_calls_per_second"] = channel.CallsPerSecond,
            ["channel_mailbox_allocated_bytes_per_call"] = channel.BytesPerCall,
            ["ratio_to_channel_mailbox"] = idle.CallsPerSecond / channel.CallsPerSecond,
            ["engine_queued_calls_per_second"] = queued.CallsPerSecond,
            ["queued_allocated_bytes_per_call"] = queued.BytesPerCall,
            ["channel_mailbox_queued_calls_per_second"] = channelQueued.CallsPerSecond,
            ["queued_ratio_to_channel_mailbox"] = queued.CallsPerSecond / channelQueued.CallsPerSecond,
            ["direct_calls_per_second"] = floor.CallsPerSecond,
            ["ratio_to_direct_call"] = idle.CallsPerSecond / floor.CallsPerSecond,
        };
    }

    private static async Task OneByOneAsync(int calls, Func<ValueTask> call)
    {
        for (var i = 0; i < calls; i++)
        {
            await call();
        }
    }

    private static async Task TogetherAsync(int calls, Func<ValueTask> call)
    {
        var pending = new ValueTask[Waiting];
        for (var done = 0; done < calls; done += Waiting)
        {
            for (var i = 0; i < Waiting; i++)
            {
                pending[i] = call();
            }

            for (var i = 0; i < Waiting; i++)
            {
                await pending[i];
            }
        }
    }

    private static async Task QueuedAsync(int calls, IMeterGrain grain, Reading reading)
    {
        var pending = new ValueTask[Waiting];
        for (var done = 0; done < calls; done += Waiting)
        {
            MeterGrain.Release = new TaskCompletionSource();
            var hold = grain.Hold();
            for (var i = 0; i < Waiting; i++)
            {
                pending[i] = grain.Take(reading);
            }

            MeterGrain.Release.SetResult();
            await hold;
            for (var i = 0; i < Waiting; i++)
            {
                await pending[i];
            }
        }
    }
}
