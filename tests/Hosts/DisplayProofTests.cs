using System.Net.WebSockets;
using Actors.Displays;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests;

public sealed class DisplayProofTests
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly PlayerStore _store = new();

    [Fact]
    public async Task A_play_that_a_page_tells_is_on_the_disk_before_the_page_may_forget_it_and_reaches_the_store()
    {
        await using var host = await StartAsync();
        var program = _store.Display.Show(_store.Stripes("red", "#c02020", seconds: 10), Clock.GetUtcNow(), null, _store.Stripes("green", "#107030", seconds: 5));
        _store.Proofs.Lost = true;
        await using var page = await TestPage.OpenAsync(host);
        Guid first = Guid.NewGuid(), second = Guid.NewGuid();
        var before = Clock.GetUtcNow();

        await page.SayAsync(TestPage.Play(first, await page.TicketAsync("red"), Clock.GetUtcNow(), 9_600), TestPage.Play(second, await page.TicketAsync("green"), Clock.GetUtcNow(), 4_400));

        (await page.ProvedAsync()).ShouldBe([first, second]);
        Journal(host).Read(10).Proofs.Select(each => each.ProofId).ShouldBe([first, second]);
        _store.Proofs.All.ShouldBeEmpty();

        _store.Proofs.Lost = false;
        await UntilAsync(() => _store.Proofs.All.Count == 2 && Journal(host).Waiting == 0, () => $"2 proofs in the store, but there are {_store.Proofs.All.Count}");
        var proof = _store.Proofs.All.Single(each => each.ProofId == first);
        proof.ShouldBe(new PlayProof(first, PlayerStore.Screen, program.PlayId, "red", program.Now.Sha256, proof.StartedAt, TimeSpan.FromMilliseconds(9_600), Complete: true));
        proof.StartedAt.ShouldBeInRange(before.AddMilliseconds(-1), Clock.GetUtcNow());
        _store.Proofs.All.Single(each => each.ProofId == second).Complete.ShouldBeFalse("4.4 s is more than half a second short of 5 s");
    }

    [Fact]
    public async Task A_host_that_is_killed_with_proofs_on_its_disk_delivers_them_when_it_starts_again()
    {
        await using var host = await StartAsync();
        _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        _store.Proofs.Lost = true;
        var id = Guid.NewGuid();
        await using (var page = await TestPage.OpenAsync(host))
        {
            await page.SayAsync(TestPage.Play(id, await page.TicketAsync("red"), Clock.GetUtcNow(), 1_000));
            await page.ProvedAsync();
        }

        await host.StopAsync();
        _store.Proofs.Lost = false;
        await host.StartAsync();

        await UntilAsync(() => _store.Proofs.All.Any(proof => proof.ProofId == id), () => "the proof in the store");
    }

    [Fact]
    public async Task A_play_that_is_told_again_to_another_host_counts_once()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync();
        _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        string ticket;
        var ids = Enumerable.Range(0, 10).Select(_ => Guid.NewGuid()).ToArray();
        var started = Clock.GetUtcNow();
        await using (var page = await TestPage.OpenAsync(first))
        {
            ticket = await page.TicketAsync("red");
            await page.SayAsync([.. ids[..6].Select(id => TestPage.Play(id, ticket, started, 1_000))]);
            await page.ProvedAsync();
        }

        // The other host never gave this page anything; it knows the ticket all the same.
        await using (var page = await TestPage.OpenAsync(second))
        {
            await page.SayAsync([.. ids[4..].Select(id => TestPage.Play(id, ticket, started, 1_000))]);
            (await page.ProvedAsync()).ShouldBe(ids[4..]);
        }

        await UntilAsync(() => Journal(first).Waiting + Journal(second).Waiting == 0, () => "both journals empty");
        _store.Proofs.All.Select(proof => proof.ProofId).ShouldBe(ids, ignoreOrder: true);
        _store.Proofs.Received.ShouldBe(12);
        _store.Proofs.All.ShouldAllBe(proof => proof.StartedAt == _store.Proofs.All[0].StartedAt, "a play has the same time through whichever host it comes");
    }

    [Fact]
    public async Task Proofs_whose_answer_is_lost_are_sent_again_and_count_once()
    {
        await using var host = await StartAsync();
        _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        _store.Proofs.LosesAnswers = true;
        await using var page = await TestPage.OpenAsync(host);
        await page.SayAsync(TestPage.Play(Guid.NewGuid(), await page.TicketAsync("red"), Clock.GetUtcNow(), 1_000));
        await page.ProvedAsync();
        await UntilAsync(() => _store.Proofs.Received >= 2, () => $"a second try, but {_store.Proofs.Received} proofs came");

        _store.Proofs.LosesAnswers = false;

        await UntilAsync(() => Journal(host).Waiting == 0, () => "an empty journal");
        _store.Proofs.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_hour_of_plays_that_a_page_kept_comes_in_at_once_in_its_order_and_at_its_time()
    {
        await using var host = await StartAsync();
        await using var page = await TestPage.OpenAsync(host);
        var now = Clock.GetUtcNow();
        var item = _store.Stripes("red", "#c02020", seconds: 10);

        // A ticket from an hour ago, of a program that this host never had.
        var ticket = host.Services.GetRequiredService<PlayTickets>().Write(new PlayTicket(PlayerStore.Screen, Guid.NewGuid(), "red", item.Sha256, TimeSpan.FromSeconds(10), now.AddHours(-1)));
        var ids = Enumerable.Range(0, 360).Select(_ => Guid.NewGuid()).ToArray();
        for (var i = 0; i < 360; i += 20)
        {
            await page.SayAsync([.. Enumerable.Range(i, 20).Select(n => TestPage.Play(ids[n], ticket, now.AddHours(-1).AddSeconds(n * 10), 10_000))]);
            (await page.ProvedAsync()).ShouldBe(ids[i..(i + 20)]);
            await Task.Delay(TimeSpan.FromMilliseconds(250), Clock);
        }

        await UntilAsync(() => _store.Proofs.All.Count == 360, () => $"360 proofs, but there are {_store.Proofs.All.Count}");
        _store.Proofs.All.Select(proof => proof.ProofId).ShouldBe(ids);
        _store.Proofs.All.ShouldAllBe(proof => proof.Complete);
        (_store.Proofs.All[359].StartedAt - _store.Proofs.All[0].StartedAt).TotalSeconds.ShouldBe(3590);
    }

    [Fact]
    public async Task What_cannot_have_happened_is_not_proved_and_does_not_come_back()
    {
        await using var host = await StartAsync();
        _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        await using var page = await TestPage.OpenAsync(host);
        var ticket = await page.TicketAsync("red");
        var tickets = host.Services.GetRequiredService<PlayTickets>();
        var elsewhere = tickets.Write(new PlayTicket("s1/checkout-2/screen-1", Guid.NewGuid(), "red", new string('a', 64), TimeSpan.FromSeconds(10), Clock.GetUtcNow()));
        object[] lies =
        [
            TestPage.Play(Guid.NewGuid(), "made.up", Clock.GetUtcNow(), 1_000),
            TestPage.Play(Guid.NewGuid(), ticket[..^2] + "AA", Clock.GetUtcNow(), 1_000),
            TestPage.Play(Guid.NewGuid(), elsewhere, Clock.GetUtcNow(), 1_000),
            TestPage.Play(Guid.NewGuid(), ticket, Clock.GetUtcNow(), 3_600_001),
            TestPage.Play(Guid.NewGuid(), ticket, Clock.GetUtcNow().AddDays(1), 1_000),
            TestPage.Play(Guid.NewGuid(), ticket, Clock.GetUtcNow(), 700_000),
            TestPage.Play(Guid.Empty, ticket, Clock.GetUtcNow(), 1_000),
        ];

        await page.SayAsync(lies);

        (await page.ProvedAsync()).Length.ShouldBe(lies.Length);
        var honest = Guid.NewGuid();
        await page.SayAsync(TestPage.Play(honest, ticket, Clock.GetUtcNow(), 1_000));
        await page.ProvedAsync();
        await UntilAsync(() => _store.Proofs.All.Count > 0, () => "the honest play");
        _store.Proofs.All.ShouldHaveSingleItem().ProofId.ShouldBe(honest);
    }

    [Fact]
    public async Task All_plays_of_one_page_together_last_no_longer_than_it_had_something_to_play()
    {
        await using var host = await StartAsync();
        _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        await using var page = await TestPage.OpenAsync(host);
        var ticket = await page.TicketAsync("red");

        // Ten minutes are allowed for clocks of hosts that differ; three of these fit.
        await page.SayAsync([.. Enumerable.Range(0, 10).Select(_ => TestPage.Play(Guid.NewGuid(), ticket, Clock.GetUtcNow(), 190_000))]);
        await page.ProvedAsync();

        await UntilAsync(() => Journal(host).Waiting == 0, () => "an empty journal");
        _store.Proofs.All.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_page_that_floods_is_cut_off()
    {
        await using var host = await StartAsync();
        _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        await using var page = await TestPage.OpenAsync(host);
        var ticket = await page.TicketAsync("red");

        for (var i = 0; i < 50; i++)
        {
            try
            {
                await page.SayAsync([.. Enumerable.Range(0, 20).Select(_ => TestPage.Play(Guid.NewGuid(), ticket, Clock.GetUtcNow(), 1))]);
            }
            catch (WebSocketException)
            {
                break;
            }
        }

        (await page.ClosedAsync()).ShouldBe(WebSocketCloseStatus.PolicyViolation);
        await UntilAsync(() => Journal(host).Waiting == 0, () => "an empty journal");
        _store.Proofs.All.Count.ShouldBeInRange(100, 980);
    }

    [Fact]
    public async Task A_proof_that_the_store_refuses_is_put_aside_and_holds_up_none_behind_it()
    {
        await using var host = await StartAsync();
        _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow(), null, _store.Stripes("green", "#107030"));
        _store.Proofs.Refused = "red";
        await using var page = await TestPage.OpenAsync(host);
        Guid bad = Guid.NewGuid(), good = Guid.NewGuid();

        await page.SayAsync(TestPage.Play(bad, await page.TicketAsync("red"), Clock.GetUtcNow(), 1_000), TestPage.Play(good, await page.TicketAsync("green"), Clock.GetUtcNow(), 1_000));
        await page.ProvedAsync();

        await UntilAsync(() => Journal(host).Waiting == 0, () => "an empty journal");
        _store.Proofs.All.ShouldHaveSingleItem().ProofId.ShouldBe(good);
        (await File.ReadAllTextAsync(Path.Combine(host.CacheFolder, "proofs", "journal.refused"))).ShouldContain(bad.ToString());
    }

    private static ProofJournal Journal(PlayerHost host) => host.Services.GetRequiredService<ProofJournal>();

    private static async Task UntilAsync(Func<bool> reached, Func<string> expected)
    {
        var start = Clock.GetTimestamp();
        while (!reached())
        {
            Clock.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(15), $"Expected within 15 s: {expected()}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Clock);
        }
    }

    private async Task<PlayerHost> StartAsync()
    {
        var host = new PlayerHost(_store);
        await host.StartAsync();
        return host;
    }
}
