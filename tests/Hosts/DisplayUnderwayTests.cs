using System.Collections.Immutable;
using Actors.Displays;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests;

/// <summary>Plays that their page began and could not end.</summary>
public sealed class DisplayUnderwayTests
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly PlayerStore _store = new();

    [Fact]
    public async Task A_play_whose_browser_comes_back_without_it_is_proved_once_as_far_as_it_was_heard_also_by_a_host_that_was_killed()
    {
        await using var host = await StartAsync();
        _store.Display.Show(_store.Stripes("red", "#c02020", seconds: 10), Clock.GetUtcNow());
        Guid id = Guid.NewGuid(), profile = Guid.NewGuid();
        await using (var page = await TestPage.OpenAsync(host))
        {
            var started = Clock.GetUtcNow();
            var ticket = await page.TicketAsync("red");
            await page.SayPlayingAsync(profile, TestPage.Play(id, ticket, started, 0));
            await page.SayPlayingAsync(profile, new { id, startedMs = started.ToUnixTimeMilliseconds(), ms = 4_200 });
            await UntilAsync(() => Underway(host).Find(PlayerStore.Screen, id)?.Play.Ms == 4_200, () => "the play underway at 4.2 s");
            await UntilAsync(() => File.Exists(Kept(host)) && File.ReadAllText(Kept(host)).Contains("4200", StringComparison.Ordinal), () => "the play on the host's disk");
        }

        // Killed: the host's last word is what lies on its disk.
        var kept = await File.ReadAllBytesAsync(Kept(host));
        await host.StopAsync();
        await File.WriteAllBytesAsync(Kept(host), kept);
        await host.StartAsync();
        await using var next = await TestPage.OpenAsync(host);
        await next.SayHereAsync(profile);
        (await next.LeftAsync()).ShouldBe([id]);
        await next.SayUnknownAsync(id);

        await UntilAsync(() => _store.Proofs.All.Count == 1, () => "the proof");
        var proof = _store.Proofs.All[0];
        (proof.ProofId, proof.ContentId, proof.Duration.TotalMilliseconds, proof.Complete).ShouldBe((id, "red", 4_200, false));

        // Nothing of it is left to be proved again.
        await next.SayHereAsync(profile);
        await next.SayUnknownAsync(id);
        await next.SayAsync(TestPage.Play(Guid.NewGuid(), await next.TicketAsync("red"), Clock.GetUtcNow(), 1));
        await next.ProvedAsync();
        await UntilAsync(() => _store.Proofs.All.Count == 2, () => "the next proof");
        _store.Proofs.Received.ShouldBe(2);
    }

    [Fact]
    public async Task A_page_that_ends_its_play_itself_proves_it_in_its_full_length_and_no_host_does_it_again()
    {
        await using var host = await StartAsync(patience: TimeSpan.FromSeconds(1));
        _store.Display.Show(_store.Stripes("red", "#c02020", seconds: 10), Clock.GetUtcNow());
        Guid ended = Guid.NewGuid(), marked = Guid.NewGuid(), profile = Guid.NewGuid();
        await using var page = await TestPage.OpenAsync(host);
        var ticket = await page.TicketAsync("red");
        var started = Clock.GetUtcNow();
        await page.SayPlayingAsync(profile, TestPage.Play(ended, ticket, started, 5_000), TestPage.Play(marked, ticket, started, 7_000));

        // Of the second play the browser's storage knew less than its page had said.
        await page.SayAsync(TestPage.Play(ended, ticket, started, 9_800), TestPage.Play(marked, ticket, started, 6_000));
        await page.ProvedAsync();

        await UntilAsync(() => _store.Proofs.All.Count == 2, () => "both proofs");
        _store.Proofs.All.Single(proof => proof.ProofId == ended).ShouldSatisfyAllConditions(proof => proof.Duration.TotalMilliseconds.ShouldBe(9_800), proof => proof.Complete.ShouldBeTrue());
        _store.Proofs.All.Single(proof => proof.ProofId == marked).Duration.TotalMilliseconds.ShouldBe(7_000);
        await Task.Delay(TimeSpan.FromSeconds(3), Clock);
        _store.Proofs.Received.ShouldBe(2);
    }

    [Fact]
    public async Task A_play_whose_browser_never_comes_back_is_proved_when_patience_ends_and_one_that_is_heard_is_not()
    {
        await using var host = await StartAsync(patience: TimeSpan.FromSeconds(2));
        _store.Display.Show(_store.Stripes("red", "#c02020", seconds: 10), Clock.GetUtcNow());
        Guid left = Guid.NewGuid(), alive = Guid.NewGuid(), other = Guid.NewGuid();
        await using var page = await TestPage.OpenAsync(host);
        var ticket = await page.TicketAsync("red");
        var started = Clock.GetUtcNow();
        await using (var gone = await TestPage.OpenAsync(host))
        {
            await gone.SayPlayingAsync(Guid.NewGuid(), TestPage.Play(left, ticket, started, 3_000));
        }

        for (var i = 0; i < 8; i++)
        {
            await page.SayPlayingAsync(other, TestPage.Play(alive, ticket, started, i * 500));
            await Task.Delay(TimeSpan.FromMilliseconds(500), Clock);
        }

        await UntilAsync(() => _store.Proofs.All.Count > 0, () => "the proof of the play that was left");
        _store.Proofs.All.ShouldHaveSingleItem().ShouldSatisfyAllConditions(proof => proof.ProofId.ShouldBe(left), proof => proof.Duration.TotalMilliseconds.ShouldBe(3_000));
    }

    [Fact]
    public async Task A_browser_ends_no_play_of_another_and_one_with_an_invented_ticket_never_runs()
    {
        await using var host = await StartAsync();
        _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        Guid mine = Guid.NewGuid(), invented = Guid.NewGuid();
        await using var page = await TestPage.OpenAsync(host);
        var ticket = await page.TicketAsync("red");
        await page.SayPlayingAsync(Guid.NewGuid(), TestPage.Play(mine, ticket, Clock.GetUtcNow(), 100), TestPage.Play(invented, ticket[..^2] + "AA", Clock.GetUtcNow(), 100));
        await UntilAsync(() => Underway(host).Find(PlayerStore.Screen, mine) is not null, () => "the play underway");

        Underway(host).Find(PlayerStore.Screen, invented).ShouldBeNull();
        Underway(host).Find("s1/checkout-2/screen-1", mine).ShouldBeNull();
        Underway(host).Of(PlayerStore.Screen, Guid.NewGuid()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_zone_of_a_page_may_play_as_long_as_the_page_is_there_and_none_longer()
    {
        await using var host = await StartAsync();
        await using var page = await TestPage.OpenAsync(host);
        var item = _store.Stripes("red", "#c02020", seconds: 3_000);
        var tickets = host.Services.GetRequiredService<PlayTickets>();
        var issued = Clock.GetUtcNow().AddHours(-1);
        string Ticket(string? zone) => tickets.Write(new PlayTicket(PlayerStore.Screen, Guid.NewGuid(), "red", item.Sha256, TimeSpan.FromSeconds(3_000), issued, "summer", zone));
        var shared = Guid.NewGuid();

        await page.SayAsync([.. new[] { null, "left", "right" }.SelectMany(zone => new[] { 3_000_000, 3_000_000 }.Select(ms => TestPage.Play(Guid.NewGuid(), Ticket(zone), issued, ms)))]);
        await page.ProvedAsync();
        await page.SayAsync(TestPage.Play(shared, Ticket("a"), issued, 1_000), TestPage.Play(shared, Ticket("b"), issued, 2_000));
        await page.ProvedAsync();

        await UntilAsync(() => _store.Proofs.All.Count == 4, () => $"one play of each of three zones and the shared one, but there are {_store.Proofs.All.Count}");
        _store.Proofs.All.Where(proof => proof.ProofId != shared).ShouldAllBe(proof => proof.Duration.TotalSeconds == 3_000 && proof.CampaignId == "summer");
        _store.Proofs.All.Single(proof => proof.ProofId == shared).Duration.TotalSeconds.ShouldBe(1, "two zones may not share a play");
    }

    [Fact]
    public async Task The_shelf_gives_the_last_good_program_where_the_newest_is_unreadable()
    {
        await using var host = await StartAsync();
        var good = _store.Display.Show(_store.Stripes("good", "#107030"), Clock.GetUtcNow());
        var newest = good with { PlayId = Guid.NewGuid(), Revision = 2, Now = _store.Stripes("newest", "#c02020"), Dark = [], Zones = ImmutableArray<ProgramZone>.Empty };
        var shelf = host.Services.GetRequiredService<ProgramShelf>();
        await shelf.KeepAsync(good, null, default);
        await shelf.KeepAsync(newest, good, default);

        shelf.Find(PlayerStore.Screen)!.PlayId.ShouldBe(newest.PlayId);
        shelf.FindGood(PlayerStore.Screen)!.PlayId.ShouldBe(good.PlayId);
        await File.WriteAllTextAsync(Path.Combine(host.CacheFolder, "programs", "s1~checkout-1~screen-1.json"), "{\"DisplayId\":");
        shelf.Find(PlayerStore.Screen)!.PlayId.ShouldBe(good.PlayId);
    }

    private static UnderwayPlays Underway(PlayerHost host) => host.Services.GetRequiredService<UnderwayPlays>();

    private static string Kept(PlayerHost host) => Path.Combine(host.CacheFolder, "proofs", "underway.json");

    private static async Task UntilAsync(Func<bool> reached, Func<string> expected)
    {
        var start = Clock.GetTimestamp();
        while (!reached())
        {
            Clock.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(15), $"Expected within 15 s: {expected()}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Clock);
        }
    }

    private async Task<PlayerHost> StartAsync(TimeSpan? patience = null)
    {
        var host = new PlayerHost(_store, options => options.LeftPlayPatience = patience ?? options.LeftPlayPatience);
        await host.StartAsync();
        return host;
    }
}
