using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SkiaSharp;

namespace Actors.Tests.Library;

public sealed class ContentApiTests : IAsyncLifetime
{
    private TestStore _store = null!;
    private HttpClient _operator = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.StartedAsync();
        _operator = _store.Client(_store.Server.Key.Text);
    }

    public async Task DisposeAsync()
    {
        _operator.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_picture_is_taken_in_listed_served_changed_deleted_and_restored()
    {
        var picture = Samples.Picture(SKEncodedImageFormat.Png, 640, 360);
        var made = await UploadAsync(picture, "Brötchen.png", """{"category": "family", "laneKinds": ["checkout"], "rotates": true, "maximumSeconds": 20, "audience": {"ageBands": ["35-54"], "minimumPeople": 2}}""");

        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        made.Headers.Location!.ToString().ShouldBe("/api/v1/content/broetchen");
        made.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var item = await JsonAsync(made);
        item.GetProperty("title").GetString().ShouldBe("Brötchen");
        item.GetProperty("kind").GetString().ShouldBe("image");
        (item.GetProperty("width").GetInt32(), item.GetProperty("height").GetInt32(), item.GetProperty("bytes").GetInt64()).ShouldBe((640, 360, picture.Length));
        (item.GetProperty("minimumSeconds").GetDouble(), item.GetProperty("maximumSeconds").GetDouble()).ShouldBe((5, 20));
        item.GetProperty("source").GetString().ShouldBe("library");

        var list = await JsonAsync(await _operator.GetAsync("/api/v1/content"));
        list.GetProperty("items").EnumerateArray().Select(each => $"{each.GetProperty("id")}: {each.GetProperty("source")}").ShouldBe(["hello: store-file", "tea: store-file", "broetchen: library"]);

        var file = await _operator.GetAsync(item.GetProperty("file").GetString());
        (await file.Content.ReadAsByteArrayAsync()).ShouldBe(picture);
        file.Headers.CacheControl!.ToString().ShouldContain("immutable");
        file.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox allow-scripts; default-src 'none'");
        file.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        var thumbnail = await _operator.GetAsync(item.GetProperty("thumbnail").GetString());
        thumbnail.Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");

        // What was read can be sent back with one thing changed.
        var changed = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(item.GetRawText())!;
        changed["title"] = JsonSerializer.SerializeToElement("Bread rolls");
        var put = await SendAsync(HttpMethod.Put, "/api/v1/content/broetchen", JsonContent.Create(changed), "\"1\"");
        put.StatusCode.ShouldBe(HttpStatusCode.OK, await put.Content.ReadAsStringAsync());
        var after = await JsonAsync(put);
        (after.GetProperty("title").GetString(), after.GetProperty("category").GetString(), after.GetProperty("maximumSeconds").GetDouble(), after.GetProperty("version").GetInt64()).ShouldBe(("Bread rolls", "family", 20, 2));
        after.GetProperty("audience").GetProperty("minimumPeople").GetInt32().ShouldBe(2);
        (await SendAsync(HttpMethod.Put, "/api/v1/content/broetchen", JsonContent.Create(changed), "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await SendAsync(HttpMethod.Put, "/api/v1/content/broetchen", JsonContent.Create(changed), null)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);

        (await SendAsync(HttpMethod.Delete, "/api/v1/content/broetchen", null, "\"2\"")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await JsonAsync(await _operator.GetAsync("/api/v1/content?deleted=true"))).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await JsonAsync(await _operator.GetAsync("/api/v1/content"))).GetProperty("items").GetArrayLength().ShouldBe(2);
        (await SendAsync(HttpMethod.Post, "/api/v1/content/broetchen/restore", null, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _operator.GetAsync("/api/v1/content/broetchen/file")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Content_that_a_playlist_has_is_not_deleted()
    {
        await UploadAsync(Samples.Png, "a.png");
        (await _operator.PostAsJsonAsync("/api/v1/playlists", new { name = "Morning", items = new[] { new { content = "a" } } })).StatusCode.ShouldBe(HttpStatusCode.Created);

        var refused = await SendAsync(HttpMethod.Delete, "/api/v1/content/a", null, "\"1\"");

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SentenceAsync(refused)).ShouldContain("morning");
    }

    [Fact]
    public async Task A_file_is_served_in_ranges_and_known_by_its_hash()
    {
        var picture = Samples.Png;
        await UploadAsync(picture, "a.png");
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/content/a/file") { Headers = { Range = new RangeHeaderValue(10, 19) } };

        var part = await _operator.SendAsync(request);

        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(picture[10..20]);
        part.Headers.CacheControl!.NoCache.ShouldBeTrue("an address without the hash may mean another file tomorrow");
        var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/content/a/file") { Headers = { IfNoneMatch = { part.Headers.ETag! } } };
        (await _operator.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_package_becomes_one_page_that_runs_without_an_origin()
    {
        var made = await UploadAsync(Samples.Zip(("index.html", "<!doctype html><link rel=stylesheet href=a.css><p>Bread"), ("a.css", "p { color: red }")), "bread.zip", mediaType: "application/zip");

        var item = await JsonAsync(made);
        item.GetProperty("kind").GetString().ShouldBe("html");
        item.GetProperty("thumbnail").ValueKind.ShouldBe(JsonValueKind.Null);
        var page = await _operator.GetAsync("/api/v1/content/bread/file");
        page.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        (await page.Content.ReadAsStringAsync()).ShouldContain("<style>p { color: red }</style>");
        (await _operator.GetAsync("/api/v1/content/bread/thumbnail")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_request_sent_again_makes_one_item_and_one_without_a_key_makes_two()
    {
        var first = await JsonAsync(await UploadAsync(Samples.Png, "a.png", key: "k1"));
        var again = await UploadAsync(Samples.Png, "a.png", key: "k1");
        (await JsonAsync(again)).GetProperty("id").GetString().ShouldBe(first.GetProperty("id").GetString());
        again.Headers.GetValues("Idempotency-Replayed").Single().ShouldBe("true");

        var second = await JsonAsync(await UploadAsync(Samples.Png, "a.png", key: "k2"));
        var secondAgain = await JsonAsync(await UploadAsync(Samples.Png, "a.png", key: "k2"));

        second.GetProperty("id").GetString().ShouldNotBe("a");
        secondAgain.GetProperty("id").GetString().ShouldBe(second.GetProperty("id").GetString());
        second.GetProperty("sha256").GetString().ShouldBe(first.GetProperty("sha256").GetString());
        (await JsonAsync(await _operator.GetAsync("/api/v1/content"))).GetProperty("items").GetArrayLength().ShouldBe(4);
        Directory.GetFiles(Path.Combine(_store.Home, "state", "library")).Length.ShouldBe(2, "the picture once, and its thumbnail");
        Directory.GetFiles(Path.Combine(_store.Home, "state", "uploads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_file_takes_the_place_of_the_first_and_what_is_said_about_it_stays()
    {
        await UploadAsync(Samples.Png, "a.png", """{"title": "Bread", "category": "family"}""");
        var svg = await SendAsync(HttpMethod.Put, "/api/v1/content/bread/file", Form(Encoding.UTF8.GetBytes(Samples.Svg), "b.svg", "image/svg+xml"), "\"1\"");

        var item = await JsonAsync(svg);
        (item.GetProperty("title").GetString(), item.GetProperty("fileName").GetString(), item.GetProperty("mediaType").GetString(), item.GetProperty("category").GetString()).ShouldBe(("Bread", "b.svg", "image/svg+xml", "family"));
        (await _operator.GetAsync(item.GetProperty("thumbnail").GetString())).Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
    }

    [Fact]
    public async Task An_expired_piece_stays_listed_and_says_so()
    {
        await UploadAsync(Samples.Png, "a.png", """{"expiresAt": "2020-01-01T00:00:00Z"}""");

        (await JsonAsync(await _operator.GetAsync("/api/v1/content/a"))).GetProperty("expired").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Content_of_the_store_file_is_shown_and_never_changed()
    {
        (await JsonAsync(await _operator.GetAsync("/api/v1/content/hello"))).GetProperty("source").GetString().ShouldBe("store-file");
        (await _operator.GetAsync("/api/v1/content/hello/thumbnail")).Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        foreach (var (method, path) in new[] { (HttpMethod.Put, "hello"), (HttpMethod.Put, "hello/file"), (HttpMethod.Delete, "hello"), (HttpMethod.Post, "hello/restore") })
        {
            var refused = await SendAsync(method, $"/api/v1/content/{path}", path == "hello/file" ? Form(Samples.Png, "a.png") : JsonContent.Create(new { }), "\"1\"");
            refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await SentenceAsync(refused)).ShouldBe("The content 'hello' stands in the store file, which alone changes it; allowed are other ids.");
        }

        (await JsonAsync(await UploadAsync(Samples.Png, "hello.png"))).GetProperty("id").GetString().ShouldStartWith("hello-");
    }

    [Fact]
    public async Task What_is_wrong_with_an_upload_is_one_sentence_and_leaves_nothing()
    {
        var cases = new (HttpContent Body, HttpStatusCode Status, string Says)[]
        {
            (Form([], "a.png"), HttpStatusCode.BadRequest, "The file 'a.png' is empty."),
            (Form(Samples.Mp4(), "a.png", "image/png"), HttpStatusCode.BadRequest, "is an MP4 video by its bytes"),
            (Form(Encoding.UTF8.GetBytes(Samples.Svg.Replace("<rect", "<rect onload='x'", StringComparison.Ordinal)), "a.svg"), HttpStatusCode.BadRequest, "which is a script"),
            (Form(Samples.Zip(("index.html", Encoding.UTF8.GetBytes(Samples.Page)), ("a.bin", new byte[100 << 20])), "a.zip"), HttpStatusCode.BadRequest, "more than 64 MiB"),
            (new StringContent("{}", Encoding.UTF8, "application/json"), HttpStatusCode.UnsupportedMediaType, "allowed is 'multipart/form-data'"),
            (new MultipartFormDataContent { { new StringContent("{}"), "settings" } }, HttpStatusCode.BadRequest, "The part 'file' of the body is missing"),
            (new MultipartFormDataContent { { new StringContent("{}"), "extra" } }, HttpStatusCode.BadRequest, "The part 'extra' of the body is unknown"),
            (Form(Samples.Png, "a.png", settings: "nonsense"), HttpStatusCode.BadRequest, "The part 'settings' of the body is not JSON"),
            (Form(Samples.Png, "a.png", settings: """{"colour": "red"}"""), HttpStatusCode.BadRequest, "The field 'colour' of the body is unknown"),
            (Form(Samples.Png, "a.png", settings: """{"category": "drugs"}"""), HttpStatusCode.BadRequest, "The field 'category' is \"drugs\"; allowed are 'none'"),
        };
        foreach (var (body, status, says) in cases)
        {
            var answer = await _operator.PostAsync("/api/v1/content", body);
            answer.StatusCode.ShouldBe(status, says);
            (await SentenceAsync(answer)).ShouldContain(says);
        }

        (await JsonAsync(await _operator.GetAsync("/api/v1/content"))).GetProperty("items").GetArrayLength().ShouldBe(2);
        Directory.GetFiles(Path.Combine(_store.Home, "state", "uploads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_that_is_too_large_is_refused_by_its_claim_and_while_it_comes_and_a_full_library_has_a_status_of_its_own()
    {
        await _store.StopAsync();
        await _store.StartAsync(library: new Actors.Library.LibraryLimits(FileBytes: 1 << 20, TotalBytes: 1 << 20));
        using var client = _store.Client(_store.Server.Key.Text);
        var noise = new byte[2 << 20];
        new Random(3).NextBytes(noise);

        var large = await client.PostAsync("/api/v1/content", Form([.. Samples.Png, .. noise[..(1 << 20)]], "a.png"));
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await SentenceAsync(large)).ShouldBe("The file has more than 1 MiB, which is all that one upload may have.");

        var claim = await client.PostAsync("/api/v1/content", Form([.. Samples.Png, .. noise], "a.png"));
        claim.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        (await client.PostAsync("/api/v1/content", Form([.. Samples.Png, .. noise[..900_000]], "a.png"))).StatusCode.ShouldBe(HttpStatusCode.Created);
        var full = await client.PostAsync("/api/v1/content", Form([.. Samples.Png, .. noise[1_000_000..1_900_000]], "b.png"));
        full.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
        (await SentenceAsync(full)).ShouldStartWith("The library has no room for 0.9 MiB: 0.9 of 1 MiB are taken; delete content");
    }

    [Fact]
    public async Task Without_a_key_content_is_read_and_not_changed()
    {
        await UploadAsync(Samples.Png, "a.png");
        using var stranger = _store.Client();

        (await stranger.GetAsync("/api/v1/content/a/file")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.PostAsync("/api/v1/content", Form(Samples.Png, "b.png"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_was_taken_in_is_there_after_a_restart()
    {
        await UploadAsync(Samples.Png, "a.png");

        await _store.StopAsync();
        await _store.StartAsync();

        using var client = _store.Client();
        (await client.GetByteArrayAsync("/api/v1/content/a/file")).ShouldBe(Samples.Png);
    }

    private Task<HttpResponseMessage> UploadAsync(byte[] bytes, string name, string? settings = null, string? key = null, string mediaType = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/content") { Content = Form(bytes, name, mediaType, settings) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return _operator.SendAsync(request);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, string? version)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        if (version is not null)
        {
            request.Headers.Add("If-Match", version);
        }

        return _operator.SendAsync(request);
    }

    private static MultipartFormDataContent Form(byte[] bytes, string name, string mediaType = "", string? settings = null)
    {
        var file = new ByteArrayContent(bytes);
        if (mediaType.Length > 0)
        {
            file.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        }

        var form = new MultipartFormDataContent { { file, "file", name } };
        if (settings is not null)
        {
            form.Add(new StringContent(settings), "settings");
        }

        return form;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string> SentenceAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
}
