using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class StoreApiTests : IAsyncLifetime
{
    private TestStore _store = null!;
    private HttpClient _stranger = null!;
    private HttpClient _operator = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.StartedAsync();
        _stranger = _store.Client();
        _operator = _store.Client(_store.Server.Key.Text);
    }

    public async Task DisposeAsync()
    {
        _stranger.Dispose();
        _operator.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Anybody_on_this_machine_may_read_the_store_and_nobody_gets_a_screens_token()
    {
        (await _stranger.GetFromJsonAsync<JsonElement>("/api/v1/store")).GetProperty("name").GetString().ShouldBe("Test market");
        (await _stranger.GetFromJsonAsync<JsonElement>("/api/v1/lanes")).GetArrayLength().ShouldBe(3);
        var lane = await _stranger.GetFromJsonAsync<JsonElement>("/api/v1/lanes/checkout-1");
        lane.GetProperty("mode").GetString().ShouldBe("demographics");
        lane.GetProperty("restricted")[0].GetProperty("from").GetString().ShouldBe("20:00");
        (await _stranger.GetFromJsonAsync<JsonElement>("/api/v1/cameras")).GetArrayLength().ShouldBe(3);
        (await _stranger.GetFromJsonAsync<JsonElement>("/api/v1/displays")).GetArrayLength().ShouldBe(3);
        (await _stranger.GetAsync("/api/v1/screens")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_operator_gets_addresses_that_open_the_screens()
    {
        var screens = await _operator.GetFromJsonAsync<JsonElement>("/api/v1/screens");

        var address = screens[0].GetProperty("address").GetString()!;
        (await _stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var another = _store.Client();
        (await another.GetAsync(address[..address.IndexOf('?')])).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null, "This needs the key of an account with the role operator or admin")]
    [InlineData("wrong", "The key is wrong or has been revoked")]
    public async Task A_write_without_the_right_key_is_refused_in_a_sentence_and_changes_nothing(string? key, string sentence)
    {
        using var client = _store.Client(key);

        var (status, detail) = await PutModeAsync(client, "checkout-1", """{"mode":"off"}""");

        status.ShouldBe(HttpStatusCode.Unauthorized);
        detail.ShouldStartWith(sentence);
        (await ModeAsync("checkout-1")).ShouldBe("demographics");
    }

    [Fact]
    public async Task The_metrics_tell_how_many_activations_each_lane_has() =>
        (await _stranger.GetStringAsync("/metrics")).ShouldContain("actors_lane_activations{lane=\"t1/checkout-1\"} 1");

    [Fact]
    public async Task The_key_may_come_in_either_header()
    {
        using var client = _store.Client();
        client.DefaultRequestHeaders.Add("X-Actors-Key", _store.Server.Key.Text);

        (await PutModeAsync(client, "checkout-1", """{"mode":"off"}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await PutModeAsync(_operator, "checkout-1", """{"mode":"count-only"}""")).Status.ShouldBe(HttpStatusCode.OK);
        (await ModeAsync("checkout-1")).ShouldBe("count-only");
    }

    [Theory]
    [InlineData("", "The body is not JSON")]
    [InlineData("{", "The body is not JSON")]
    [InlineData("[]", "The body is []; expected is an object")]
    [InlineData("{}", "The field 'mode' is missing; allowed are 'off', 'count-only', 'demographics'.")]
    [InlineData("""{"mode":"on"}""", "The field 'mode' is 'on'; allowed are 'off', 'count-only', 'demographics'.")]
    [InlineData("""{"mode":3}""", "The field 'mode' is 3; allowed are")]
    [InlineData("""{"mode":"off","lane":"x"}""", "The field 'lane' is unknown; allowed are 'mode' and 'noticeIsUp'.")]
    [InlineData("""{"mode":"demographics"}""", "The field 'noticeIsUp' is missing; the mode demographics is allowed only with true")]
    [InlineData("""{"mode":"demographics","noticeIsUp":false}""", "The field 'noticeIsUp' is false; the mode demographics is allowed only with true")]
    [InlineData("""{"mode":"demographics","noticeIsUp":"yes"}""", "The field 'noticeIsUp' is 'yes'; allowed are true and false.")]
    public async Task A_mode_that_cannot_be_is_refused_naming_field_value_and_what_is_allowed(string body, string sentence)
    {
        var (status, detail) = await PutModeAsync(_operator, "checkout-2", body);

        status.ShouldBe(HttpStatusCode.BadRequest);
        detail.ShouldStartWith(sentence);
        (await ModeAsync("checkout-2")).ShouldBe("count-only");
    }

    [Fact]
    public async Task What_is_not_there_or_not_json_is_refused_in_a_sentence_too()
    {
        (await (await _stranger.GetAsync("/api/v2")).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldStartWith("There is nothing at '/api/v2'");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("mode", "off")]);
        (await (await _operator.PutAsync("/api/v1/lanes/checkout-1/mode", form)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()
            .ShouldBe("The body is 'application/x-www-form-urlencoded'; allowed is 'application/json'.");
    }

    [Fact]
    public async Task An_unknown_lane_is_refused_naming_those_there_are()
    {
        var (status, detail) = await PutModeAsync(_operator, "checkout-9", """{"mode":"off"}""");

        status.ShouldBe(HttpStatusCode.NotFound);
        detail.ShouldBe("There is no lane 'checkout-9'; allowed are 'checkout-1', 'checkout-2', 'entrance'.");
        (await _stranger.GetAsync("/api/v1/lanes/checkout-9")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_and_not_read()
    {
        var (status, detail) = await PutModeAsync(_operator, "checkout-1", $$"""{"mode":"{{new string('x', 100_000)}}"}""");

        status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        detail.ShouldBe("The body is too large; 64 KiB are allowed.");
    }

    [Fact]
    public async Task Ten_wrong_keys_shut_the_caller_out_even_with_the_right_one()
    {
        using var guesser = _store.Client("wrong");
        for (var i = 0; i < 10; i++)
        {
            (await guesser.GetAsync("/api/v1/screens")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        var answer = await _operator.GetAsync("/api/v1/screens");

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
    }

    [Fact]
    public async Task A_change_of_mode_is_pushed_to_whoever_follows()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        using var response = await _stranger.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await UntilAsync(reader, "lane", lane => lane.GetProperty("lane").GetString() == "checkout-2", deadline.Token)).GetProperty("mode").GetString().ShouldBe("count-only");

        await _store.SetModeAsync("checkout-2", "off");

        await UntilAsync(reader, "lane", lane => lane.GetProperty("lane").GetString() == "checkout-2" && lane.GetProperty("mode").GetString() == "off", deadline.Token);
        await UntilAsync(reader, "camera", camera => camera.GetProperty("lane").GetString() == "t1/checkout-2" && camera.GetProperty("state").GetString() == "off", deadline.Token);
    }

    [Fact]
    public async Task The_simulated_audience_reaches_lanes_and_is_marked()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        using var response = await _stranger.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        var lane = await UntilAsync(reader, "lane", view => view.GetProperty("lane").GetString() == "checkout-1" && view.GetProperty("audience").GetProperty("count").GetInt32() > 0, deadline.Token);

        lane.GetProperty("audience").GetProperty("simulated").GetBoolean().ShouldBeTrue();
        lane.GetProperty("current").GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
    }

    [NeedsFact(Needs.Models)]
    public async Task A_camera_that_cannot_be_reached_fails_with_a_sentence_while_the_others_run()
    {
        await using var store = await TestStore.StartedAsync(unreachableCamera: true);
        using var client = store.Client();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        using var response = await client.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        var failed = await UntilAsync(reader, "camera", camera => camera.GetProperty("lane").GetString() == "t1/entrance" && camera.GetProperty("state").GetString() == "failed", deadline.Token);
        failed.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
        await UntilAsync(reader, "camera", camera => camera.GetProperty("lane").GetString() == "t1/checkout-1" && camera.GetProperty("state").GetString() == "running", deadline.Token);
        await WhenReadyAsync(client, deadline.Token);
    }

    [Fact]
    public async Task Metrics_tell_of_lanes_cameras_displays_and_the_process()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        await WhenReadyAsync(_stranger, deadline.Token);

        var answer = await _stranger.GetAsync("/metrics");

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("# TYPE actors_camera_up gauge\n");
        text.ShouldContain("actors_camera_up{camera=\"t1/checkout-1/cam-1\"} 1\n");
        text.ShouldContain("actors_lane_decisions_total{lane=\"t1/checkout-1\"}");
        text.ShouldContain("actors_display_pages{display=\"t1/checkout-1/screen-1\"} 0\n");
        text.ShouldContain("process_resident_memory_bytes ");
        text.Split('\n').Where(line => line.StartsWith("# TYPE", StringComparison.Ordinal)).ShouldBeUnique();
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        var description = await _stranger.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var paths = description.GetProperty("paths");
        paths.GetProperty("/api/v1/lanes/{lane}/mode").GetProperty("put").GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _).ShouldBeTrue();
        foreach (var path in (string[])["/api/v1/store", "/api/v1/lanes", "/api/v1/lanes/{lane}", "/api/v1/cameras", "/api/v1/displays", "/api/v1/events", "/api/v1/screens", "/api/v1/sales"])
        {
            paths.TryGetProperty(path, out _).ShouldBeTrue(path);
        }
    }

    [Fact]
    public async Task A_store_that_listens_beyond_this_machine_tells_strangers_nothing_but_that_it_lives()
    {
        await using var store = new TestStore();
        await store.StartAsync(listen: IPAddress.Any);
        using var stranger = store.Client();
        using var keeper = store.Client(store.Server.Key.Text);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        await WhenReadyAsync(stranger, deadline.Token);

        foreach (var path in (string[])["/api/v1/store", "/api/v1/lanes", "/api/v1/lanes/checkout-1", "/api/v1/cameras", "/api/v1/displays", "/api/v1/events", "/metrics", "/openapi/v1.json"])
        {
            (await stranger.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            (await keeper.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        (await stranger.GetStringAsync("/health/ready")).ShouldBe("{\"status\":\"ready\"}");
        (await stranger.GetAsync("/notice/t1/checkout-1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_sites_name_for_this_machine_reads_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/store");
        request.Headers.Host = "evil.example";

        (await _stranger.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_console_runs_only_its_own_scripts_and_is_revalidated_by_its_hash()
    {
        var page = await _stranger.GetAsync("/");
        var html = await page.Content.ReadAsStringAsync();

        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'; script-src 'self'; style-src 'self'");
        html.ShouldNotContain("<style");
        html.ShouldNotContain(" style=");
        html.ShouldNotContain(" onclick=");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(page.Headers.ETag!.ToString()));
        (await _stranger.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await _stranger.GetAsync("/console/app.js")).Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        (await _stranger.GetAsync("/console/..%2foperator.key")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_mode_survives_the_stores_end_and_so_do_key_and_tokens()
    {
        var key = _store.Server.Key.Text;
        var screen = new Uri(_store.Server.ScreenAddress("t1/checkout-1/screen-1")).PathAndQuery;
        await _store.SetModeAsync("checkout-2", "off");
        await _store.StopAsync();

        await _store.StartAsync();

        (await ModeAsync("checkout-2")).ShouldBe("off");
        _store.Server.Key.Text.ShouldBe(key);
        new Uri(_store.Server.ScreenAddress("t1/checkout-1/screen-1")).PathAndQuery.ShouldBe(screen);
    }

    private async Task<string?> ModeAsync(string lane)
    {
        using var client = _store.Client();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        using var response = await client.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        return (await UntilAsync(reader, "lane", view => view.GetProperty("lane").GetString() == lane, deadline.Token)).GetProperty("mode").GetString();
    }

    private static async Task WhenReadyAsync(HttpClient client, CancellationToken deadline)
    {
        for (; ; )
        {
            using var answer = await client.GetAsync("/health/ready", deadline);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, deadline);
        }
    }

    private static async Task<JsonElement> UntilAsync(StreamReader reader, string kind, Func<JsonElement, bool> fits, CancellationToken deadline)
    {
        var seen = new List<string>();
        try
        {
            var current = "";
            while (await reader.ReadLineAsync(deadline) is { } line)
            {
                if (line.StartsWith("event: ", StringComparison.Ordinal))
                {
                    current = line["event: ".Length..];
                }
                else if (current == kind && line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    var view = JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]);
                    if (fits(view))
                    {
                        return view;
                    }

                    seen.Add(line);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The deadline; what was seen says more than the cancellation.
        }

        throw new TimeoutException($"No fitting event '{kind}' came. Seen: {string.Join('\n', seen.TakeLast(5))}");
    }

    private static async Task<(HttpStatusCode Status, string Detail)> PutModeAsync(HttpClient client, string lane, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PutAsync($"/api/v1/lanes/{lane}/mode", content);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, problem.TryGetProperty("detail", out var detail) ? detail.GetString()! : "");
    }
}
