using System.Net;
using Actors.Clusters;
using Actors.Displays;
using Actors.Lanes;
using Actors.Stores;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Actors.Tests;

/// <summary>A display host whose silos are elsewhere: away at its start, away in between, and with a store that changes.</summary>
public sealed class DisplayClusterTests
{
    private const string Second = "s1/checkout-1/screen-2";
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly PlayerStore _store = new();
    private readonly Gate _gate = new();

    [Fact]
    public async Task A_host_that_knows_no_silo_and_keeps_nothing_answers_at_once_that_it_has_no_such_screen()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        (await client.GetAsync(host.ScreenPath)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/notice/s1/checkout-1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_host_that_starts_without_network_plays_and_proves_from_what_it_kept()
    {
        _store.Settings = Settings(PlayerStore.Screen);
        var red = _store.Stripes("red", "#c02020");
        var program = _store.Display.Show(red, Clock.GetUtcNow());
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        _gate.Open();
        await UntilAsync(async () => (await client.GetAsync("/screens/content/" + red.Sha256)).IsSuccessStatusCode, "the program and its content arrived, in parts");
        await UntilAsync(() => Task.FromResult(Directory.EnumerateFiles(Path.Combine(host.CacheFolder, "programs"), "*.json").Any()), "the program is kept");
        await host.StopAsync();
        _gate.Close();
        await host.StartAsync();

        (await client.GetAsync(host.ScreenPath)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/screens/content/" + red.Sha256)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var notice = await client.GetAsync("/notice/s1/checkout-1?lang=en");
        notice.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await notice.Content.ReadAsStringAsync()).ShouldContain("Markt am Park GmbH");
        await using var page = await TestPage.OpenAsync(host);
        var id = Guid.NewGuid();
        await page.SayAsync(TestPage.Play(id, await page.TicketAsync("red"), Clock.GetUtcNow(), 1_000));
        (await page.ProvedAsync()).ShouldBe([id]);
        _store.Proofs.All.ShouldBeEmpty();

        _gate.Open();

        await UntilAsync(() => Task.FromResult(_store.Proofs.All.Count == 1), "the proof reached the store");
        _store.Proofs.All[0].PlayId.ShouldBe(program.PlayId);
    }

    [Fact]
    public async Task Displays_that_the_store_gains_and_loses_come_and_go_without_a_restart()
    {
        _store.Grains.GetGrain<IDisplayGrain>(Second).Returns(new PlayedDisplay());
        _store.Settings = Settings(PlayerStore.Screen);
        _gate.Open();
        await using var host = await StartAsync();
        var sites = host.Services.GetRequiredService<StoreSites>();
        await UntilAsync(() => Task.FromResult(sites.Current.Lanes.Length == 1), "the store is known");
        var displays = host.Services.GetRequiredService<DisplayHostService>();
        await UntilAsync(() => Task.FromResult(displays.Find(PlayerStore.Screen) is not null), "the display has a feed");
        var first = displays.Find(PlayerStore.Screen);
        _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        await using var page = await TestPage.OpenAsync(host);
        await page.TicketAsync("red");

        _store.Settings = Settings(PlayerStore.Screen, Second);
        sites.Change(sites.Current with { Lanes = [sites.Current.Lanes[0] with { DisplayIds = [PlayerStore.Screen, Second] }] });
        await UntilAsync(() => Task.FromResult(displays.Find(Second) is not null), "the new display has a feed");
        displays.Find(PlayerStore.Screen).ShouldBe(first, "what goes on is not touched");

        _store.Settings = Settings(Second);
        sites.Change(sites.Current with { Lanes = [sites.Current.Lanes[0] with { DisplayIds = [Second] }] });
        await UntilAsync(() => Task.FromResult(displays.Find(PlayerStore.Screen) is null), "the old display is gone");
        await page.GoneAsync();
    }

    [Fact]
    public void A_key_of_the_screens_that_is_missing_or_short_is_named()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "c2hvcnQ");
            Should.Throw<ScreenKeyException>(() => ScreenKey.Read(file)).Message.ShouldBe($"ACTORS_SCREENKEYFILE is '{file}', which holds no secret: expected is one line of base64url for 32 bytes or more.");
            File.WriteAllText(file, new string('A', 43) + "\n");
            ScreenKey.Read(file).ShouldBe(new byte[32]);
            Should.Throw<ScreenKeyException>(() => ScreenKey.Read(file + ".none")).Message.ShouldContain("which cannot be read");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static StoreSettings Settings(params string[] displays) => new(
        "s1", "Markt am Park", "Europe/Berlin", "Markt am Park GmbH", "datenschutz@markt-am-park.example",
        [new LaneSettings(PlayerStore.Lane, "Kasse 1", LaneKind.Checkout, LaneMode.CountOnly, false, [], [.. displays], [], [], "Europe/Berlin", TimeSpan.Zero, TimeSpan.FromSeconds(2))]);

    private static async Task UntilAsync(Func<Task<bool>> reached, string what)
    {
        var start = Clock.GetTimestamp();
        while (!await reached())
        {
            Clock.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(15), $"Expected within 15 s that {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Clock);
        }
    }

    private async Task<PlayerHost> StartAsync()
    {
        var host = new PlayerHost(
            _store,
            options =>
            {
                options.StoreId = "s1";
                options.Lanes.Clear();
            },
            _gate);
        await host.StartAsync();
        return host;
    }

    private sealed class Gate : IClusterGate
    {
        private TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsOpen => _open.Task.IsCompleted;

        public Task WaitAsync(CancellationToken cancellationToken) => _open.Task.WaitAsync(cancellationToken);

        public void Open() => _open.TrySetResult();

        public void Close() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
