using System.Net;
using System.Text.Json;
using Actors.Displays;
using Actors.Facts;
using Actors.Lanes;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests;

public sealed class ApiPlaysTests : IAsyncLifetime
{
    /// <summary>The night in which Berlin's clocks are set back: 02:30 is twice.</summary>
    private static readonly DateTimeOffset SetBack = new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero);

    private readonly TestStore _store = new(displayFields: """, "name": "Till, \"left\"", "venueType": "retail.grocery.checkout", "width": 1920, "height": 1080, "impressionsPerPlay": 2.5""");
    private ApiCaller _caller = null!;
    private IFactLog _facts = null!;

    public async Task InitializeAsync()
    {
        await _store.StartAsync();
        _caller = new ApiCaller(_store, null);
        _facts = _store.Server.Services.GetRequiredService<IFactLog>();
    }

    public async Task DisposeAsync()
    {
        _caller.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Plays_are_listed_with_the_stores_own_clock_beside_UTC()
    {
        await ProveAsync(Play(SetBack), Play(SetBack.AddHours(1), complete: false));

        var answer = (await _caller.GetAsync("/plays?from=2026-10-25&to=2026-10-26")).ShouldBe(HttpStatusCode.OK).Json;

        answer.GetProperty("from").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.FromHours(2)));
        answer.GetProperty("to").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 10, 26, 0, 0, 0, TimeSpan.FromHours(1)));
        var plays = answer.GetProperty("plays").EnumerateArray().ToList();
        plays.Select(play => play.GetProperty("startedAtLocal").GetString()).ShouldBe(["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]);
        plays[0].GetProperty("display").GetString().ShouldBe("checkout-1/screen-1");
        plays[0].GetProperty("durationSeconds").GetDouble().ShouldBe(10.0125);
        plays[1].GetProperty("complete").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Plays_are_narrowed_to_a_screen_and_a_campaign()
    {
        await ProveAsync(Play(SetBack), Play(SetBack.AddSeconds(1), campaign: "tea-time"), Play(SetBack.AddSeconds(2), display: "t1/entrance/screen-1", campaign: "tea-time"));

        (await CountAsync("&campaign=tea-time")).ShouldBe(2);
        (await CountAsync("&campaign=tea-time&display=entrance/screen-1")).ShouldBe(1);
        (await CountAsync("&campaign=none")).ShouldBe(0);
        (await _caller.GetAsync("/plays?display=screen-9")).ShouldBe(HttpStatusCode.BadRequest).Detail
            .ShouldBe("The parameter 'display' is \"screen-9\"; allowed are 'checkout-1/screen-1', 'checkout-2/screen-1', 'entrance/screen-1'.");
        (await _caller.GetAsync("/plays?from=2026-10-26&to=2026-10-25")).ShouldBe(HttpStatusCode.BadRequest).Detail.ShouldContain("a time before the end");
        (await _caller.GetAsync("/plays?from=yesterday")).ShouldBe(HttpStatusCode.BadRequest);
        (await _caller.GetAsync("/plays?format=xml")).ShouldBe(HttpStatusCode.BadRequest).Detail.ShouldBe("The parameter 'format' is \"xml\"; allowed are 'json', 'csv', 'openrtb'.");

        async Task<int> CountAsync(string narrowed) => (await _caller.GetAsync("/plays?from=2026-10-25&to=2026-10-26" + narrowed)).ShouldBe(HttpStatusCode.OK).Json.GetProperty("plays").GetArrayLength();
    }

    [Fact]
    public async Task More_plays_than_any_buffer_holds_come_all_and_the_newest_come_first_where_only_they_are_asked_for()
    {
        await ProveAsync([.. Enumerable.Range(0, 5_000).Select(i => Play(SetBack.AddSeconds(i)))]);

        var all = (await _caller.GetAsync("/plays?from=2026-10-25&to=2026-10-26")).Json.GetProperty("plays").EnumerateArray().Select(play => play.GetProperty("startedAt").GetDateTimeOffset()).ToList();
        var newest = (await _caller.GetAsync("/plays?from=2026-10-01&to=2026-10-26&newest=3")).Json.GetProperty("plays").EnumerateArray().Select(play => play.GetProperty("startedAt").GetDateTimeOffset()).ToList();

        all.ShouldBe(Enumerable.Range(0, 5_000).Select(i => SetBack.AddSeconds(i)));
        newest.ShouldBe([SetBack.AddSeconds(4_999), SetBack.AddSeconds(4_998), SetBack.AddSeconds(4_997)]);
    }

    [Fact]
    public async Task A_spreadsheet_gets_every_cell_as_it_is_and_no_formula()
    {
        var play = Play(SetBack, content: "=cmd|'/c calc'!A0", campaign: "tea-time");
        await ProveAsync(play);

        var answer = (await _caller.GetAsync("/plays?from=2026-10-25&to=2026-10-26&format=csv&bom=true")).ShouldBe(HttpStatusCode.OK);

        answer.ContentHeaders.ContentType!.MediaType.ShouldBe("text/csv");
        answer.Text.ShouldBe(
            "\ufeffproof_id,display,display_name,content,sha256,campaign,play_id,started_at_utc,started_at_local,zone,duration_ms,complete,venue_type,venue_type_id,width,height,impressions_per_play\r\n"
            + $"{play.ProofId},checkout-1/screen-1,\"Till, \"\"left\"\"\",'=cmd|'/c calc'!A0,{play.Sha256},tea-time,{play.PlayId},2026-10-25T00:30:00.000Z,2026-10-25T02:30:00.000+02:00,Europe/Berlin,10012.5,true,retail.grocery.check_out,20302,1920,1080,2.5\r\n");
    }

    [Fact]
    public async Task An_ad_server_gets_the_fields_that_OpenRTB_has()
    {
        var play = Play(SetBack, campaign: "tea-time");
        await ProveAsync(play);

        var answer = (await _caller.GetAsync("/plays?from=2026-10-25&to=2026-10-26&format=openrtb")).ShouldBe(HttpStatusCode.OK).Json;

        JsonElement.DeepEquals(answer.GetProperty("plays")[0], JsonDocument.Parse($$"""
            {
              "id": "{{play.ProofId}}",
              "imp": { "id": "1", "qty": { "multiplier": 2.5, "sourcetype": 2 }, "dt": {{SetBack.ToUnixTimeMilliseconds()}}, "dur": 10.012 },
              "dooh": { "id": "t1/checkout-1/screen-1", "name": "Till, \"left\"", "venuetype": ["20302"], "venuetypetax": 5,
                "publisher": { "id": "t1", "name": "Test market" }, "ext": { "venuetypeid": 20302, "venuetypestring": "retail.grocery.check_out" } },
              "device": { "w": 1920, "h": 1080 },
              "creative": { "crid": "hello", "sha256": "{{play.Sha256}}" },
              "cid": "tea-time", "complete": true, "localtime": "2026-10-25T02:30:00+02:00", "zone": "Europe/Berlin"
            }
            """).RootElement).ShouldBeTrue(answer.GetRawText());
        answer.GetProperty("venuetax").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task Plays_are_summed_by_campaign_content_display_and_day()
    {
        await ProveAsync(Play(SetBack), Play(SetBack.AddHours(22.5), campaign: "tea-time"), Play(SetBack.AddHours(23), campaign: "tea-time", complete: false, display: "t1/entrance/screen-1"));

        (await SumsAsync("campaign")).ShouldBe([("", 1, 1, 2.5), ("tea-time", 2, 1, 3.5)]);
        (await SumsAsync("display")).ShouldBe([("checkout-1/screen-1", 2, 2, 5), ("entrance/screen-1", 1, 0, 1)]);

        // The day of 25 hours ends at 23:00 UTC.
        (await SumsAsync("day")).ShouldBe([("2026-10-25", 1, 1, 2.5), ("2026-10-26", 2, 1, 3.5)]);

        async Task<List<(string, long, long, double)>> SumsAsync(string group) =>
            [.. (await _caller.GetAsync($"/plays/summary?from=2026-10-25&to=2026-10-27&group={group}")).ShouldBe(HttpStatusCode.OK).Json.GetProperty("sums").EnumerateArray().Select(sum =>
                (sum.GetProperty("key").GetString()!, sum.GetProperty("plays").GetInt64(), sum.GetProperty("complete").GetInt64(), sum.GetProperty("impressions").GetDouble()))];
    }

    [Fact]
    public async Task One_play_is_found_by_its_proof()
    {
        var play = Play(SetBack, campaign: "tea-time");
        await ProveAsync(play);

        var found = (await _caller.GetAsync($"/plays/{play.ProofId}")).ShouldBe(HttpStatusCode.OK).Json;

        found.GetProperty("play").GetProperty("campaign").GetString().ShouldBe("tea-time");
        found.GetProperty("decision").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _caller.GetAsync($"/plays/{Guid.NewGuid()}")).ShouldBe(HttpStatusCode.NotFound);
        (await _caller.GetAsync("/plays/1")).ShouldBe(HttpStatusCode.NotFound).Detail.ShouldBe("There is no play '1'.");
    }

    [Fact]
    public async Task A_campaigns_progress_counts_what_was_proved()
    {
        using var keeper = new ApiCaller(_store, _store.Server.Key.Text);
        (await keeper.PostAsync("/campaigns", """{"name":"Tea time","content":["tea"],"target":{"lanes":["checkout-1"]},"fromDate":"2026-10-24","untilDate":"2026-10-25","goal":"plays","amount":49}""")).ShouldBe(HttpStatusCode.Created);
        await ProveAsync(Play(SetBack, campaign: "tea-time"), Play(SetBack.AddSeconds(11), campaign: "tea-time", complete: false), Play(SetBack.AddSeconds(22)));

        var progress = (await _caller.GetAsync("/campaigns/tea-time/progress")).ShouldBe(HttpStatusCode.OK).Json;

        progress.GetProperty("delivered").GetDouble().ShouldBe(1);
        progress.GetProperty("openHours").GetDouble().ShouldBe(49);
        progress.GetProperty("perDay")[0].GetProperty("date").GetString().ShouldBe("2026-10-25");
        progress.GetProperty("perDay")[0].GetProperty("plays").GetInt64().ShouldBe(2);
        (await _caller.GetAsync("/campaigns/none/progress")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_play_that_a_lane_has_decided_is_shown_with_the_trace_of_its_decision()
    {
        var lane = _store.Server.Services.GetRequiredService<Orleans.IGrainFactory>().GetGrain<ILaneGrain>("t1/checkout-1");
        var decided = (await lane.GetSnapshotAsync(default)).Current!;
        var play = Play(SetBack) with { PlayId = decided.PlayId!.Value };
        await ProveAsync(play);

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        JsonElement found;
        do
        {
            // Decisions are written behind the lane's back.
            deadline.IsCancellationRequested.ShouldBeFalse("The decision never came into its log.");
            found = (await _caller.GetAsync($"/plays/{play.ProofId}")).ShouldBe(HttpStatusCode.OK).Json.GetProperty("decision");
        }
        while (found.ValueKind == JsonValueKind.Null);

        found.GetProperty("reason").GetString().ShouldBe(decided.Reason);
        found.GetProperty("steps").EnumerateArray().Select(step => step.GetString()).ShouldBe(decided.Steps);
    }

    private static PlayProof Play(DateTimeOffset at, string? campaign = null, bool complete = true, string display = "t1/checkout-1/screen-1", string content = "hello") =>
        new(Guid.NewGuid(), display, Guid.NewGuid(), content, new string('a', 64), at, TimeSpan.FromMilliseconds(10_012.5), complete, campaign);

    private async Task ProveAsync(params PlayProof[] plays) =>
        (await _facts.AppendAsync([.. plays.Select(play => new PlayFact(play, "Europe/Berlin").ToFact())], default)).ShouldBe(plays.Length);
}
