using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Actors.Displays;
using Actors.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Actors.Tests;

public sealed class ApiEmergencyTests : IAsyncLifetime
{
    private const string Fire = """{"headline":"Fire alarm","text":"Please leave the store.","instruction":"Walk, do not run.","severity":"extreme","target":{"lanes":["checkout-1"]},"minutes":30}""";

    private TestStore _store = null!;
    private ApiCaller _keeper = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.StartedAsync();
        _keeper = new ApiCaller(_store, _store.Server.Key.Text);
    }

    public async Task DisposeAsync()
    {
        _keeper.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task An_emergency_takes_over_its_screens_within_a_second_and_gives_them_back()
    {
        // Everything has run once before: what is measured is a store at work.
        var first = (await _keeper.PostAsync("/emergencies", Fire)).ShouldBe(HttpStatusCode.Created).Json.GetProperty("id").GetString()!;
        (await _keeper.DeleteAsync($"/emergencies/{first}")).ShouldBe(HttpStatusCode.NoContent);
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();

        var fired = (await _keeper.PostAsync("/emergencies", Fire)).ShouldBe(HttpStatusCode.Created).Json;

        var id = fired.GetProperty("id").GetString()!;
        await UntilAsync("t1/checkout-1/screen-1", program => program?.EmergencyId == id);
        clock.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        fired.GetProperty("state").GetString().ShouldBe("in-force");
        fired.GetProperty("screens").EnumerateArray().Select(screen => screen.GetProperty("display").GetString()).ShouldBe(["checkout-1/screen-1"]);
        (await ProgramAsync("t1/checkout-2/screen-1"))?.EmergencyId.ShouldBeNull();
        var page = (await ProgramAsync("t1/checkout-1/screen-1"))!.Now;
        page.Kind.ShouldBe(ContentKind.Html);
        (await _keeper.GetAsync("/displays/checkout-1/screen-1/preview")).ShouldBe(HttpStatusCode.OK).Json.GetProperty("state").GetString().ShouldBe("emergency");

        (await _keeper.DeleteAsync($"/emergencies/{id}")).ShouldBe(HttpStatusCode.NoContent);

        await UntilAsync("t1/checkout-1/screen-1", program => program?.EmergencyId is null);
        (await _keeper.GetAsync("/emergencies")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("state").GetString()).ShouldBe(["revoked", "revoked"]);
        (await _keeper.DeleteAsync("/emergencies/none")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_screen_that_has_painted_an_emergency_is_named_with_the_moment()
    {
        var id = (await _keeper.PostAsync("/emergencies", Fire)).ShouldBe(HttpStatusCode.Created).Json.GetProperty("id").GetString()!;
        var program = await UntilAsync("t1/checkout-1/screen-1", program => program?.EmergencyId == id);
        var painted = TimeProvider.System.GetUtcNow();

        await Display("t1/checkout-1/screen-1").ReportAsync(new PlayReport(program!.PlayId, program.Now.ContentId, painted, null), default);

        var screen = (await _keeper.GetAsync("/emergencies")).Json.GetProperty("items")[0].GetProperty("screens")[0];
        screen.GetProperty("acknowledgedAt").GetDateTimeOffset().ShouldBe(painted);
    }

    [Fact]
    public async Task An_emergency_that_is_sent_again_with_its_key_is_fired_once_and_stands_in_the_audit_list()
    {
        var first = (await _keeper.PostAsync("/emergencies", Fire, ("Idempotency-Key", "a"))).ShouldBe(HttpStatusCode.Created);
        var again = (await _keeper.PostAsync("/emergencies", Fire, ("Idempotency-Key", "a"))).ShouldBe(HttpStatusCode.Created);

        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        again.Json.GetProperty("startsAt").GetString().ShouldBe(first.Json.GetProperty("startsAt").GetString());
        (await _keeper.GetAsync("/emergencies")).Json.GetProperty("items").GetArrayLength().ShouldBe(1);
        var audit = (await _keeper.GetAsync("/audit?what=emergency")).Json.GetProperty("items");
        audit.GetArrayLength().ShouldBe(1);
        audit[0].GetProperty("result").GetString().ShouldBe("done");
    }

    [Theory]
    [InlineData("""{"headline":"Fire","minutes":9}""")]
    [InlineData("""{"headline":"Fire","minutes":5,"severity":"minor"}""")]
    [InlineData("""{"headline":"Fire","minutes":5,"target":{"displays":["entrance/screen-1"]}}""")]
    [InlineData("""{"headline":"Flood","minutes":5}""")]
    public async Task A_key_that_was_used_for_another_emergency_fires_nothing(string other)
    {
        (await _keeper.PostAsync("/emergencies", """{"headline":"Fire","minutes":5}""", ("Idempotency-Key", "a"))).ShouldBe(HttpStatusCode.Created);

        var refused = await _keeper.PostAsync("/emergencies", other, ("Idempotency-Key", "a"));

        refused.ShouldBe(HttpStatusCode.UnprocessableEntity).Detail.ShouldContain("was used for another emergency before");
        (await _keeper.GetAsync("/emergencies")).Json.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_piece_of_the_stores_own_content_can_be_what_an_emergency_shows()
    {
        var id = (await _keeper.PostAsync("/emergencies", """{"headline":"Closing","content":"hello","minutes":5}""")).ShouldBe(HttpStatusCode.Created).Json.GetProperty("id").GetString()!;

        (await UntilAsync("t1/entrance/screen-1", program => program?.EmergencyId == id))!.Now.ContentId.ShouldBe("hello");
    }

    [Theory]
    [InlineData("""{"headline":"A"}""", "The fields 'expiresAt' and 'minutes' of the body are both missing; allowed is exactly one of them.")]
    [InlineData("""{"headline":"A","minutes":0}""", "allowed are 10 s to 7 days after it")]
    [InlineData("""{"headline":"A","minutes":5,"severity":"bad"}""", "The field 'severity' is \"bad\"; allowed are 'unknown', 'minor', 'moderate', 'severe', 'extreme'.")]
    [InlineData("""{"headline":"A","minutes":5,"content":"none"}""", "The field 'content' is \"none\"; allowed is the id of a piece of content of the store.")]
    [InlineData("""{"headline":"","minutes":5}""", "headline is \"\"; allowed are 1 to 200 characters.")]
    public async Task What_is_wrong_with_an_emergency_is_one_sentence(string body, string sentence) =>
        (await _keeper.PostAsync("/emergencies", body)).ShouldBe(HttpStatusCode.BadRequest).Detail.ShouldContain(sentence);

    [Fact]
    public async Task An_authoritys_alert_fires_is_replaced_and_is_taken_back()
    {
        var now = TimeProvider.System.GetUtcNow();
        var storm = ApiAlerts.Storm(now.AddMinutes(-1), now.AddHours(2), "storm-1");

        (await CapAsync(storm, "?target=lane:entrance")).Status.ShouldBe(HttpStatusCode.Created);
        (await CapAsync(storm, "?target=lane:entrance")).Status.ShouldBe(HttpStatusCode.Created);
        await UntilAsync("t1/entrance/screen-1", program => program?.EmergencyId == "storm-1");
        var item = (await _keeper.GetAsync("/emergencies")).Json.GetProperty("items").EnumerateArray().Single();
        (item.GetProperty("source").GetString(), item.GetProperty("severity").GetString(), item.GetProperty("headline").GetString()).ShouldBe(("cap", "severe", "Severe storm until the evening"));

        var worse = storm.Replace("storm-1", "storm-2").Replace("<msgType>Alert</msgType>", "<msgType>Update</msgType>").Replace("<scope>Public</scope>", $"<scope>Public</scope><references>warnings@weather.example,storm-1,{now.AddMinutes(-1):yyyy-MM-ddTHH:mm:sszzz}</references>");
        (await CapAsync(worse, "?target=lane:entrance")).Status.ShouldBe(HttpStatusCode.Created);
        await UntilAsync("t1/entrance/screen-1", program => program?.EmergencyId == "storm-2");

        var over = worse.Replace("storm-1", "storm-2").Replace("<identifier>storm-2</identifier>", "<identifier>storm-3</identifier>").Replace("<msgType>Update</msgType>", "<msgType>Cancel</msgType>");
        (await CapAsync(over)).Status.ShouldBe(HttpStatusCode.NoContent);
        await UntilAsync("t1/entrance/screen-1", program => program?.EmergencyId is null);

        (await CapAsync("<alert/>")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await CapAsync(storm, "?target=lane:nowhere")).Text.ShouldContain("lane:nowhere");
        (await CapAsync(ApiAlerts.Storm(now.AddHours(-3), now.AddHours(-1), "storm-0"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private IDisplayGrain Display(string id) => _store.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<IDisplayGrain>(id);

    private ValueTask<DisplayProgram?> ProgramAsync(string id) => Display(id).GetProgramAsync(default);

    private async Task<DisplayProgram?> UntilAsync(string id, Func<DisplayProgram?, bool> fits)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        while (true)
        {
            var program = await ProgramAsync(id);
            if (fits(program))
            {
                return program;
            }

            deadline.IsCancellationRequested.ShouldBeFalse($"{id} shows {program?.Now.ContentId}, emergency {program?.EmergencyId}");
            await Task.Yield();
        }
    }

    private async Task<(HttpStatusCode Status, string Text)> CapAsync(string xml, string query = "")
    {
        using var client = _store.Client(_store.Server.Key.Text);
        using var content = new StringContent(xml, Encoding.UTF8, new MediaTypeHeaderValue("application/cap+xml"));
        using var answer = await client.PostAsync("/api/v1/emergencies/cap" + query, content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
