using System.Collections.Concurrent;
using System.Net;
using Actors.Displays;
using Actors.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests;

public sealed class DisplayHealthTests
{
    private static readonly TimeProvider Clock = TimeProvider.System;
    private static readonly byte[] Picture = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8, .. Enumerable.Range(0, 20_000).Select(i => (byte)i)];

    private readonly PlayerStore _store = new();
    private readonly ConcurrentQueue<DisplayVitals> _heard = [];

    public DisplayHealthTests() => _store.Display.Heard = _heard.Enqueue;

    [Fact]
    public async Task What_a_page_says_of_itself_reaches_its_grain_with_its_times_at_once_and_then_every_two_seconds()
    {
        await using var host = await StartAsync();
        var program = _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        await using var page = await TestPage.OpenAsync(host);
        await page.TicketAsync("red");

        await page.SayWordAsync(Alive(frames: 1, program, visible: true));
        await Deadline.Until(() => Last?.PlayId == program.PlayId, "the page's word");
        await page.SayWordAsync(Alive(frames: 1, program, visible: false));
        await Deadline.Until(() => Last is { Visible: false }, "the page's next word");

        Last.ShouldNotBeNull().ShouldSatisfyAllConditions(
            vitals => (vitals.PageId, vitals.ContentId, vitals.Picture, vitals.Light, vitals.MemoryBytes).ShouldBe(("page1", "red", "00000000000000aa", 0.25, 1000L)),
            vitals => vitals.HeardMs.ShouldBeLessThan(vitals.FramesStillMs),
            vitals => vitals.PictureStillMs.ShouldBe(vitals.FramesStillMs, 5));
        var before = _heard.Count;
        await Deadline.Until(() => _heard.Count > before + 1, "words without news");
        await page.DisposeAsync();
        await Deadline.Until(() => _heard.Last().Pages.IsEmpty, "the word that the page is gone");
    }

    [Theory]
    [InlineData("""{"type":"alive","frames":1,"look":{"page":"a b","visible":true}}""")]
    [InlineData("""{"type":"alive","frames":1,"look":{"page":"a","visible":true,"picture":"zz"}}""")]
    [InlineData("""{"type":"alive","frames":1,"look":{"page":"a","visible":true,"light":7}}""")]
    [InlineData("""{"type":"alive","frames":-1}""")]
    public async Task A_page_that_says_what_no_player_says_is_cut_off(string word)
    {
        await using var host = await StartAsync();
        await using var page = await TestPage.OpenAsync(host);

        await page.SayTextAsync(word);

        await page.GoneAsync();
    }

    [Fact]
    public async Task A_picture_comes_from_the_page_through_memory_alone_and_stays_for_a_second()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        await using var page = await TestPage.OpenAsync(host);
        await page.TicketAsync("red");
        var files = Files(host);

        var asked = client.GetAsync(PictureAddress(host) + "&size=200");
        var asksToo = client.GetAsync(PictureAddress(host) + "&size=200");
        await page.AnswerPictureAsync(Picture, width: 200);
        var answer = await asked;

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Picture);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
        answer.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldHaveSingleItem().ShouldBe("cross-origin");
        (await asksToo).StatusCode.ShouldBe(HttpStatusCode.OK, "nobody answers a second time: it is the same picture");
        Files(host).ShouldBe(files, "no picture touches the disk");
    }

    [Fact]
    public async Task A_picture_needs_the_token_or_a_ticket_of_its_own_screen_and_says_what_is_wrong()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        var tokens = host.Services.GetRequiredService<ScreenTokens>();
        var path = $"/screens/{PlayerStore.Screen}/picture";

        (await SentenceAsync(client, path, HttpStatusCode.Unauthorized)).ShouldContain("with a ticket that is not over");
        (await SentenceAsync(client, tokens.PicturePathFor(PlayerStore.Screen, Clock.GetUtcNow() - TimeSpan.FromMinutes(11)), HttpStatusCode.Unauthorized)).ShouldContain("not over");
        (await SentenceAsync(client, path + new Uri(host.Address, tokens.PicturePathFor("s1/checkout-1/screen-2", Clock.GetUtcNow())).Query, HttpStatusCode.Unauthorized)).ShouldContain("not over");
        (await SentenceAsync(client, PictureAddress(host) + "&size=9000", HttpStatusCode.BadRequest)).ShouldContain("size is &#x27;9000&#x27;; allowed are 64 to 640");
        (await SentenceAsync(client, PictureAddress(host), HttpStatusCode.NotFound)).ShouldContain("No page of the screen");
        (await SentenceAsync(client, path + host.ScreenAddress.Query, HttpStatusCode.NotFound)).ShouldContain("No page of the screen");
    }

    [Fact]
    public async Task A_page_that_does_not_answer_or_answers_with_something_else_gives_no_picture()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        await using var page = await TestPage.OpenAsync(host);

        var asked = SentenceAsync(client, PictureAddress(host), HttpStatusCode.GatewayTimeout);
        await page.AnswerPictureAsync("<script>"u8.ToArray(), width: 320);
        (await asked).ShouldContain("did not answer with a picture within 3 s");

        asked = SentenceAsync(client, PictureAddress(host), HttpStatusCode.GatewayTimeout);
        await page.AnswerPictureAsync(new byte[(200 << 10) + 1], width: 320);
        (await asked).ShouldContain("did not answer");

        (await SentenceAsync(client, PictureAddress(host), HttpStatusCode.GatewayTimeout)).ShouldContain("did not answer");
    }

    [Fact]
    public async Task A_picture_is_found_at_whichever_host_the_page_is_and_one_that_is_no_picture_is_not_passed_on()
    {
        await using var asked = await StartAsync();
        await using var shows = await StartAsync();
        using var client = new HttpClient { BaseAddress = asked.Address };
        var program = _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        (await SentenceAsync(client, PictureAddress(asked), HttpStatusCode.NotFound)).ShouldContain("and none to another that answered");
        await using var page = await TestPage.OpenAsync(shows);
        await page.TicketAsync("red");
        await page.SayWordAsync(Alive(frames: 1, program, visible: true));
        await Deadline.Until(() => Last?.PlayId == program.PlayId, "the page's word");

        var picture = client.GetByteArrayAsync(PictureAddress(asked) + "&size=200");
        await page.AnswerPictureAsync(Picture, width: 200);
        (await picture).ShouldBe(Picture);

        var sentence = SentenceAsync(client, PictureAddress(asked) + "&size=100", HttpStatusCode.NotFound);
        await page.AnswerPictureAsync("<script>"u8.ToArray(), width: 100);
        (await sentence).ShouldContain("none to another that answered");
    }

    private PageVitals? Last => _heard.LastOrDefault()?.Pages.FirstOrDefault();

    private static object Alive(long frames, DisplayProgram program, bool visible) => new
    {
        type = "alive",
        frames,
        look = new { page = "page1", play = program.PlayId, content = program.Now.ContentId, visible, picture = "00000000000000aa", light = 0.25, moves = false, shown = 0, memory = 1000 },
    };

    private static string PictureAddress(PlayerHost host) => host.Services.GetRequiredService<ScreenTokens>().PicturePathFor(PlayerStore.Screen, Clock.GetUtcNow());

    private static string[] Files(PlayerHost host) => [.. Directory.EnumerateFiles(host.CacheFolder, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 10_000).Order()];

    private static async Task<string> SentenceAsync(HttpClient client, string address, HttpStatusCode status)
    {
        var answer = await client.GetAsync(address);
        answer.StatusCode.ShouldBe(status, address);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<PlayerHost> StartAsync()
    {
        var host = new PlayerHost(_store);
        await host.StartAsync();
        return host;
    }
}
