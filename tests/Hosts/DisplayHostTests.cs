using System.Net;
using System.Net.Http.Headers;
using Actors.Displays;
using Actors.Lanes;
using Microsoft.Extensions.Options;

namespace Actors.Tests;

public sealed class DisplayHostTests
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly PlayerStore _store = new();

    [Fact]
    public async Task A_screen_without_its_token_answers_401_with_a_sentence()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        foreach (var address in new[] { "/screens/s1/checkout-1/screen-1", "/screens/s1/checkout-1/screen-1?token=wrong", "/screens/s1/checkout-1/screen-1/link" })
        {
            var answer = await client.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("This screen opens only with its token");
        }
    }

    [Fact]
    public async Task The_token_becomes_a_cookie_for_this_screen_only()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        var answer = await client.GetAsync(host.ScreenPath);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldContain("path=/screens/s1/checkout-1/screen-1");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("httponly");
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldNotContain("unsafe");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<style");
    }

    [Fact]
    public async Task An_unknown_screen_and_an_unknown_lane_answer_404_with_a_sentence()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        (await SentenceAsync(client, "/screens/s1/checkout-1/screen-9")).ShouldContain("There is no screen");
        (await SentenceAsync(client, "/notice/s1/checkout-9")).ShouldContain("There is no lane");
        (await SentenceAsync(client, "/screens/content/" + new string('a', 64))).ShouldContain("No program");
        (await SentenceAsync(client, "/screens/content/..%2f..%2fpasswd")).ShouldContain("No program");
    }

    [Theory]
    [InlineData(LaneMode.Off, "de", "Es wird nichts verarbeitet")]
    [InlineData(LaneMode.Off, "en", "nothing is processed")]
    [InlineData(LaneMode.CountOnly, "de", "Es wird nur gezählt")]
    [InlineData(LaneMode.CountOnly, "en", "Counting only")]
    [InlineData(LaneMode.Demographics, "de", "Zählen und Schätzen, anonym")]
    [InlineData(LaneMode.Demographics, "en", "Counting and estimating, anonymously")]
    public async Task The_notice_says_what_is_processed_now_in_the_readers_language(LaneMode mode, string language, string says)
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language + "-XX,fr;q=0.9");
        _store.Mode = mode;

        var answer = await client.GetAsync("/notice/s1/checkout-1");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.ShouldContain($"<html lang=\"{language}\">");
        page.ShouldContain(says);
        page.ShouldContain("Markt am Park GmbH");
        page.ShouldContain("datenschutz@markt-am-park.example");
        page.ShouldContain("Art. 21");
        page.ShouldContain(language == "de" ? "?lang=en" : "?lang=de");
        page.ShouldNotContain("<script");
    }

    [Fact]
    public async Task A_mode_that_changes_shows_at_the_next_look_at_the_notice()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        _store.Mode = LaneMode.Demographics;
        (await client.GetStringAsync("/notice/s1/checkout-1?lang=en")).ShouldContain("data-mode=\"demographics\"");

        _store.Mode = LaneMode.Off;

        (await client.GetStringAsync("/notice/s1/checkout-1?lang=en")).ShouldContain("data-mode=\"off\"");
    }

    [Fact]
    public async Task A_notice_whose_lane_does_not_answer_says_so_and_assumes_the_most()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        _store.LoseLane();

        var answer = await client.GetAsync("/notice/s1/checkout-1?lang=en");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("assume that people are counted");
    }

    [Fact]
    public async Task Simulated_cameras_are_called_simulated_on_the_notice()
    {
        await using var host = await StartAsync(options =>
        {
            options.Lanes.Clear();
            options.Lanes.Add(new LaneSite(PlayerStore.Lane, "Kasse 1", [PlayerStore.Screen], Cameras: 1, SimulatedCameras: 1));
        });
        using var client = new HttpClient { BaseAddress = host.Address };

        (await client.GetStringAsync("/notice/s1/checkout-1?lang=en")).ShouldContain("Simulated: this screen has no real camera");
    }

    [Fact]
    public async Task The_qr_code_leads_to_the_lanes_notice_at_the_public_address()
    {
        await using var host = await StartAsync(options => options.PublicBaseUrl = new Uri("https://screens.markt-am-park.example/"));
        using var client = new HttpClient { BaseAddress = host.Address };

        var page = await client.GetStringAsync(host.ScreenPath);

        QrReader.Read(page).ShouldBe("https://screens.markt-am-park.example/notice/s1/checkout-1");
    }

    [Fact]
    public async Task Content_comes_in_ranges_with_its_media_type_for_ever_and_without_rights()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        var video = _store.Add("video", "video/mp4", [.. Enumerable.Range(0, 200).Select(i => (byte)i)]);
        var html = _store.Html("html", "<p>hi");
        _store.Display.Show(video, Clock.GetUtcNow(), null, html);
        await SubscribedAsync(client, video);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/screens/content/" + video.Sha256) { Headers = { Range = new RangeHeaderValue(10, 19) } };
        var part = await client.SendAsync(request);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(Enumerable.Range(10, 10).Select(i => (byte)i));
        part.Content.Headers.ContentType!.MediaType.ShouldBe("video/mp4");
        part.Headers.GetValues("Cache-Control").ShouldHaveSingleItem().ShouldContain("immutable");

        var page = await client.GetAsync("/screens/content/" + html.Sha256);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("sandbox allow-scripts;");
        page.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
    }

    [Fact]
    public async Task Content_whose_bytes_do_not_match_its_hash_is_not_served()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        var fine = _store.Stripes("fine", "#107030");
        var damaged = _store.Damaged(_store.Stripes("damaged", "#203080"));
        _store.Display.Show(fine, Clock.GetUtcNow(), null, damaged);
        await SubscribedAsync(client, fine);

        var answer = await client.GetAsync("/screens/content/" + damaged.Sha256);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("it is damaged or was changed");
        Directory.EnumerateFiles(Path.Combine(host.CacheFolder, "content")).Select(Path.GetFileName).ShouldBe([fine.Sha256]);
    }

    [Fact]
    public async Task A_host_that_starts_without_its_grain_serves_the_last_program_from_its_disk()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        var red = _store.Stripes("red", "#c02020");
        _store.Display.Show(red, Clock.GetUtcNow());
        await SubscribedAsync(client, red);
        await UntilAsync(() => Directory.EnumerateFiles(Path.Combine(host.CacheFolder, "programs"), "*.json").Any(), "the program is kept");
        await host.StopAsync();
        _store.Display.Lost = true;

        await host.StartAsync();

        (await client.GetAsync("/screens/content/" + red.Sha256)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Wrong_options_are_named_with_their_value_and_what_is_allowed()
    {
        var options = new DisplayHostOptions { CacheFolder = "", CacheBytes = 1, TokenSecret = new byte[3], PingInterval = TimeSpan.Zero };
        options.Lanes.Add(new LaneSite("s1/a b", "A", ["s1/other/screen"], 0, 1));

        var errors = new DisplayHostOptionsValidator().Validate(null, options).Failures!.ToList();

        errors.ShouldContain(error => error.Contains("CacheFolder is empty"));
        errors.ShouldContain(error => error.Contains("CacheBytes is 1; allowed are 16777216"));
        errors.ShouldContain(error => error.Contains("TokenSecret has 3 bytes; allowed are 32 and more"));
        errors.ShouldContain(error => error.Contains("PingInterval is 00:00:00; allowed are 1 to 60 s"));
        errors.ShouldContain(error => error.Contains("'s1/a b'"));
        new DisplayHostOptionsValidator().Validate(null, new DisplayHostOptions { CacheFolder = typeof(DisplayHostTests).Assembly.Location + "/folder", TokenSecret = new byte[32] })
            .FailureMessage!.ShouldContain("/folder', which cannot be made: ");
        errors.ShouldContain(error => error.Contains("1 simulated cameras"));
        errors.ShouldContain(error => error.Contains("'s1/other/screen'"));
    }

    [Fact]
    public void A_token_opens_its_own_screen_only()
    {
        var tokens = new ScreenTokens([.. Enumerable.Repeat((byte)7, 32)]);

        tokens.Accepts("s1/a/one", tokens.For("s1/a/one")).ShouldBeTrue();
        tokens.Accepts("s1/a/two", tokens.For("s1/a/one")).ShouldBeFalse();
        tokens.Accepts("s1/a/one", null).ShouldBeFalse();
        tokens.Accepts("s1/a/one", "").ShouldBeFalse();
    }

    private static async Task<string> SentenceAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task SubscribedAsync(HttpClient client, ContentItem item) =>
        UntilAsync(() => client.GetAsync("/screens/content/" + item.Sha256).GetAwaiter().GetResult().IsSuccessStatusCode, $"the program with '{item.ContentId}' has arrived");

    private static async Task UntilAsync(Func<bool> reached, string what)
    {
        var start = Clock.GetTimestamp();
        while (!reached())
        {
            Clock.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10), $"Expected within 10 s that {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Clock);
        }
    }

    private async Task<PlayerHost> StartAsync(Action<DisplayHostOptions>? configure = null)
    {
        var host = new PlayerHost(_store, configure);
        await host.StartAsync();
        return host;
    }
}
