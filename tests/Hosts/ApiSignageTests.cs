using System.Net;
using System.Text.Json;

namespace Actors.Tests;

public sealed class ApiSignageTests : IAsyncLifetime
{
    private const string Evening = """{"name":"Evening","weekdays":["friday","saturday"],"from":"22:00","to":"06:00"}""";
    private const string Morning = """{"name":"Morning","items":[{"content":"hello","seconds":2.5},{"content":"tea"}]}""";

    private TestStore _store = null!;
    private ApiCaller _keeper = null!;
    private ApiCaller _stranger = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.StartedAsync();
        _keeper = new ApiCaller(_store, _store.Server.Key.Text);
        _stranger = new ApiCaller(_store, null);
    }

    public async Task DisposeAsync()
    {
        _keeper.Dispose();
        _stranger.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task What_was_made_is_read_as_it_was_sent_by_anybody_on_this_machine()
    {
        var made = (await _keeper.PostAsync("/dayparts", Evening)).ShouldBe(HttpStatusCode.Created);

        made.Headers.Location!.OriginalString.ShouldBe("/api/v1/dayparts/evening");
        made.Tag.ShouldBe("\"1\"");
        var read = (await _stranger.GetAsync("/dayparts/evening")).ShouldBe(HttpStatusCode.OK);
        read.Tag.ShouldBe("\"1\"");
        read.Json.GetProperty("weekdays").EnumerateArray().Select(day => day.GetString()).ShouldBe(["friday", "saturday"]);
        (read.Json.GetProperty("from").GetString(), read.Json.GetProperty("to").GetString()).ShouldBe(("22:00", "06:00"));
        read.Json.GetProperty("changedBy").GetString().ShouldBe("owner");
        (await _stranger.PostAsync("/dayparts", Evening)).ShouldBe(HttpStatusCode.Unauthorized);
        (await _stranger.GetAsync("/dayparts/evening", ("If-None-Match", "\"1\""))).Status.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Every_kind_goes_out_and_comes_back()
    {
        (await _keeper.PostAsync("/dayparts", Evening)).ShouldBe(HttpStatusCode.Created);
        (await _keeper.PostAsync("/playlists", Morning)).ShouldBe(HttpStatusCode.Created);
        (await _keeper.PostAsync("/playlists", """{"name":"Greetings","items":[{"content":"hello"}]}""")).ShouldBe(HttpStatusCode.Created);
        (string Path, string Body)[] bodies =
        [
            ("/schedule", """{"name":"Evenings","playlist":"morning","target":{"laneKinds":["entrance"],"lanes":["checkout-1"],"displays":[]},"dayparts":["evening"],"fromDate":"2026-03-01","untilDate":null,"priority":70,"mostPlaysAnHour":12}"""),
            ("/campaigns", """{"name":"Tea in March","advertiser":"Miller","content":["tea"],"target":{"laneKinds":[],"lanes":[],"displays":[]},"dayparts":[],"fromDate":"2026-03-01","untilDate":"2026-03-31","priority":50,"goal":"share-percent","amount":12.5,"mostPlaysAnHour":null}"""),
            ("/layouts", """{"name":"Ticker below","target":{"laneKinds":[],"lanes":[],"displays":["checkout-1/screen-1"]},"zones":[{"id":"main","left":0,"top":0,"width":100,"height":90,"playlist":null},{"id":"ticker","left":0,"top":90,"width":100,"height":10,"playlist":"greetings"}]}"""),
            ("/screen-hours", """{"name":"Opening hours","target":{"laneKinds":[],"lanes":["checkout-2"],"displays":[]},"dayparts":["evening"]}"""),
        ];
        foreach (var (path, body) in bodies)
        {
            var made = (await _keeper.PostAsync(path, body)).ShouldBe(HttpStatusCode.Created).Json;
            foreach (var field in JsonDocument.Parse(body).RootElement.EnumerateObject())
            {
                JsonElement.DeepEquals(made.GetProperty(field.Name), field.Value).ShouldBeTrue($"{path} {field.Name}: {made.GetProperty(field.Name)}");
            }

            var listed = (await _keeper.GetAsync(path)).ShouldBe(HttpStatusCode.OK).Json;
            JsonElement.DeepEquals(listed.GetProperty("items")[0], made).ShouldBeTrue(path);

            // What was read may be sent back as it is.
            (await _keeper.PutAsync($"{path}/{made.GetProperty("id").GetString()}", made.GetRawText(), ("If-Match", "\"1\""))).ShouldBe(HttpStatusCode.OK).Tag.ShouldBe("\"2\"");
        }
    }

    [Fact]
    public async Task Nobody_overwrites_what_somebody_else_has_changed_meanwhile()
    {
        (await _keeper.PostAsync("/dayparts", Evening)).ShouldBe(HttpStatusCode.Created);

        (await _keeper.PutAsync("/dayparts/evening", Evening)).ShouldBe(HttpStatusCode.PreconditionRequired).Detail.ShouldContain("If-Match");
        (await _keeper.PutAsync("/dayparts/evening", Evening, ("If-None-Match", "*"))).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await _keeper.PutAsync("/dayparts/evening", Evening, ("If-Match", "\"1\""))).ShouldBe(HttpStatusCode.OK).Tag.ShouldBe("\"2\"");
        (await _keeper.PutAsync("/dayparts/evening", Evening, ("If-Match", "\"1\""))).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await _keeper.PutAsync("/dayparts/evening", Evening, ("If-Match", "2"))).ShouldBe(HttpStatusCode.BadRequest).Detail.ShouldBe("The header If-Match is 2; allowed is one version in quotes, such as \"3\".");
        (await _keeper.DeleteAsync("/dayparts/evening")).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await _keeper.PutAsync("/dayparts/late", Evening, ("If-None-Match", "*"))).ShouldBe(HttpStatusCode.Created).Tag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task What_was_deleted_lies_in_the_trash_and_is_restored()
    {
        (await _keeper.PostAsync("/dayparts", Evening)).ShouldBe(HttpStatusCode.Created);

        (await _keeper.DeleteAsync("/dayparts/evening", ("If-Match", "\"1\""))).ShouldBe(HttpStatusCode.NoContent);

        (await _keeper.GetAsync("/dayparts")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await _keeper.GetAsync("/dayparts?deleted=true")).Json.GetProperty("items")[0].GetProperty("id").GetString().ShouldBe("evening");
        (await _keeper.PostAsync("/dayparts/evening/restore", "")).ShouldBe(HttpStatusCode.OK).Json.GetProperty("deletedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _keeper.GetAsync("/dayparts")).Json.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await _keeper.GetAsync("/dayparts?deleted=perhaps")).ShouldBe(HttpStatusCode.BadRequest).Detail.ShouldBe("The parameter 'deleted' is \"perhaps\"; allowed are true and false.");
    }

    [Fact]
    public async Task What_is_sent_again_with_its_key_happens_once_and_says_so()
    {
        var first = (await _keeper.PostAsync("/dayparts", Evening, ("Idempotency-Key", "a"))).ShouldBe(HttpStatusCode.Created);
        var again = (await _keeper.PostAsync("/dayparts", Evening, ("Idempotency-Key", "a"))).ShouldBe(HttpStatusCode.Created);
        var other = (await _keeper.PostAsync("/dayparts", Evening, ("Idempotency-Key", "b"))).ShouldBe(HttpStatusCode.Created);
        var otherAgain = (await _keeper.PostAsync("/dayparts", Evening, ("Idempotency-Key", "b"))).ShouldBe(HttpStatusCode.Created);

        first.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        again.Text.ShouldBe(first.Text);
        other.Json.GetProperty("id").GetString().ShouldStartWith("evening-");
        otherAgain.Text.ShouldBe(other.Text);
        (await _keeper.GetAsync("/dayparts")).Json.GetProperty("items").GetArrayLength().ShouldBe(2);
        (await _keeper.PostAsync("/playlists", Morning, ("Idempotency-Key", "a"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _keeper.DeleteAsync("/dayparts/evening", ("If-Match", "\"1\""), ("Idempotency-Key", "c"))).ShouldBe(HttpStatusCode.NoContent);
        (await _keeper.DeleteAsync("/dayparts/evening", ("If-Match", "\"1\""), ("Idempotency-Key", "c"))).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Many_changes_happen_together_or_not_at_all()
    {
        var good = """{"edits":[{"edit":"put","kind":"playlist","id":"morning","version":0,"item":{"name":"Morning","items":[{"content":"hello"}]}},{"edit":"put","kind":"schedule","id":"mornings","item":{"name":"Mornings","playlist":"morning"}}]}""";
        var bad = good.Replace("\"mornings\",", "\"nights\",").Replace("\"version\":0", "\"version\":7");

        (await _keeper.PostAsync("/bulk", bad)).Status.ShouldBeOneOf(HttpStatusCode.PreconditionFailed, HttpStatusCode.NotFound);
        (await _keeper.GetAsync("/schedule")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        var done = (await _keeper.PostAsync("/bulk", good)).ShouldBe(HttpStatusCode.OK).Json;

        done.GetProperty("items").GetArrayLength().ShouldBe(2);
        done.GetProperty("items")[1].GetProperty("item").GetProperty("playlist").GetString().ShouldBe("morning");
        (await _keeper.GetAsync("/audit?what=schedule")).Json.GetProperty("items")[0].GetProperty("item").GetString().ShouldBe("morning, mornings");
        (await _keeper.PostAsync("/bulk", """{"edits":[]}""")).ShouldBe(HttpStatusCode.BadRequest).Detail.ShouldBe("The field 'edits' has 0 edits; allowed are 1 to 500.");
    }

    [Theory]
    [InlineData("/dayparts", "[]", "The body is []; expected is an object with 'name', 'weekdays', 'from', 'to',")]
    [InlineData("/dayparts", """{"name":"A","weekdays":["someday"],"from":"18:00","to":"23:00"}""", "The field 'weekdays[0]' is \"someday\"; allowed are 'monday',")]
    [InlineData("/dayparts", """{"name":"A","weekdays":["friday"],"from":"24:00","to":"23:00"}""", "The field 'from' is \"24:00\"; allowed is a time of day from \"00:00\" to \"23:59\".")]
    [InlineData("/playlists", """{"name":"A","items":[{"content":"hello","seconds":0}]}""", "The field 'items[0].seconds' is 0; allowed is a number from 1 to 3600.")]
    [InlineData("/playlists", """{"name":"A","items":[{"title":"x"}]}""", "The field 'title' of items[0] is unknown; allowed are 'content', 'seconds'.")]
    [InlineData("/playlists", """{"name":"A","items":[{"content":"nothing"}]}""", "nothing")]
    [InlineData("/schedule", """{"name":"A","playlist":"x","target":{"lanes":["checkout-9"]}}""", "The field 'target.lanes[0]' is \"checkout-9\"; allowed are 'checkout-1', 'checkout-2', 'entrance'.")]
    [InlineData("/schedule", """{"name":"A","playlist":"x","priority":101}""", "The field 'priority' is 101; allowed is a whole number from 0 to 100.")]
    [InlineData("/schedule", """{"name":"A","playlist":"x","fromDate":"1.3.2026"}""", "The field 'fromDate' is \"1.3.2026\"; allowed is a date, such as \"2026-03-02\".")]
    [InlineData("/campaigns", """{"name":"A","content":["tea"],"fromDate":"2026-03-02","untilDate":"2026-03-03","goal":"fame","amount":1}""", "The field 'goal' is \"fame\"; allowed are 'plays', 'share-percent', 'seconds-an-hour'.")]
    [InlineData("/layouts", """{"name":"A","zones":[{"id":"a","left":0,"top":0,"width":200,"height":10}]}""", "The field 'zones[0].width' is 200; allowed is a number from 0 to 100.")]
    public async Task What_is_wrong_is_one_sentence_that_names_field_value_and_what_is_allowed(string path, string body, string sentence)
    {
        (await _keeper.PostAsync(path, body)).ShouldBe(HttpStatusCode.BadRequest).Detail.ShouldContain(sentence);
        (await _keeper.GetAsync(path)).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_is_not_there_or_not_done_so_is_refused_in_a_sentence()
    {
        (await _keeper.GetAsync("/dayparts/none")).ShouldBe(HttpStatusCode.NotFound).Detail.ShouldBe("There is no daypart 'none'.");
        (await _keeper.SendAsync(HttpMethod.Patch, "/dayparts", "{}")).ShouldBe(HttpStatusCode.MethodNotAllowed).Detail.ShouldContain("does not take PATCH");
        (await _keeper.PostAsync("/dayparts/none/restore", "")).ShouldBe(HttpStatusCode.NotFound);
        var head = await _keeper.SendAsync(HttpMethod.Head, "/dayparts", null);
        head.ShouldBe(HttpStatusCode.OK).Text.ShouldBeEmpty();
        head.Tag.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_a_screen_would_show_is_said_for_any_moment_with_the_reason()
    {
        (await _keeper.PostAsync("/dayparts", Evening)).ShouldBe(HttpStatusCode.Created);
        (await _keeper.PostAsync("/playlists", """{"name":"Morning","items":[{"content":"tea"}]}""")).ShouldBe(HttpStatusCode.Created);
        (await _keeper.PostAsync("/schedule", """{"name":"Evenings","playlist":"morning","target":{"lanes":["checkout-2"]},"dayparts":["evening"],"priority":70}""")).ShouldBe(HttpStatusCode.Created);
        (await _keeper.PostAsync("/screen-hours", """{"name":"Late","target":{"lanes":["entrance"]},"dayparts":["evening"]}""")).ShouldBe(HttpStatusCode.Created);

        // A Friday at 23:00 and at noon by the store's clock, in winter.
        var late = (await _stranger.GetAsync("/displays/checkout-2/screen-1/preview?at=2026-12-11T22:00:00Z")).ShouldBe(HttpStatusCode.OK).Json;
        var noon = (await _stranger.GetAsync("/displays/checkout-2/screen-1/preview?at=2026-12-11T11:00:00Z&people=2")).ShouldBe(HttpStatusCode.OK).Json;

        (late.GetProperty("content").GetString(), late.GetProperty("entry").GetString(), late.GetProperty("state").GetString()).ShouldBe(("tea", "evenings", "playing"));
        late.GetProperty("steps").GetArrayLength().ShouldBeGreaterThan(0);
        noon.GetProperty("entry").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _stranger.GetAsync("/displays/entrance/screen-1/preview?at=2026-12-11T11:00:00Z")).Json.GetProperty("state").GetString().ShouldBe("off");
        (await _stranger.GetAsync("/displays/entrance/screen-9/preview")).ShouldBe(HttpStatusCode.NotFound).Detail.ShouldContain("'entrance/screen-1'");
        (await _stranger.GetAsync("/displays/entrance/screen-1/preview?people=101")).ShouldBe(HttpStatusCode.BadRequest).Detail.ShouldBe("The parameter 'people' is \"101\"; allowed is a whole number from 0 to 100.");
        (await _stranger.GetAsync("/displays/entrance/screen-1/preview?at=2126-12-11")).ShouldBe(HttpStatusCode.BadRequest).Detail.ShouldContain("within two years of now");
    }

    [Fact]
    public async Task A_calendar_shows_when_what_is_open_by_the_stores_own_clock()
    {
        (await _keeper.PostAsync("/dayparts", Evening)).ShouldBe(HttpStatusCode.Created);
        (await _keeper.PostAsync("/playlists", Morning)).ShouldBe(HttpStatusCode.Created);
        (await _keeper.PostAsync("/schedule", """{"name":"Evenings","playlist":"morning","dayparts":["evening"],"priority":70}""")).ShouldBe(HttpStatusCode.Created);

        // The night of Saturday, 24 October 2026, has nine hours from 22:00 to 06:00.
        var calendar = (await _stranger.GetAsync("/schedule/calendar?lane=checkout-1&from=2026-10-24&days=2")).ShouldBe(HttpStatusCode.OK).Json;

        var block = calendar.GetProperty("blocks").EnumerateArray().Single(block => block.GetProperty("from").GetString() == "2026-10-24T22:00:00+02:00");
        block.GetProperty("to").GetString().ShouldBe("2026-10-25T06:00:00+01:00");
        (block.GetProperty("kind").GetString(), block.GetProperty("id").GetString(), block.GetProperty("priority").GetInt32()).ShouldBe(("entry", "evenings", 70));
        (await _stranger.GetAsync("/schedule/calendar?lane=checkout-9")).ShouldBe(HttpStatusCode.BadRequest).Detail.ShouldContain("'checkout-1'");
        (await _stranger.GetAsync("/schedule/calendar?lane=checkout-1&days=63")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_was_changed_is_there_after_a_restart()
    {
        (await _keeper.PostAsync("/dayparts", Evening)).ShouldBe(HttpStatusCode.Created);
        await _store.StopAsync();
        await _store.StartAsync();

        using var again = new ApiCaller(_store, _store.Server.Key.Text);
        (await again.GetAsync("/dayparts/evening")).ShouldBe(HttpStatusCode.OK).Tag.ShouldBe("\"1\"");
        (await again.GetAsync("/audit")).Json.GetProperty("items").GetArrayLength().ShouldBe(1);
    }
}
