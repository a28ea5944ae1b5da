using System.Net;
using Microsoft.Data.Sqlite;

namespace Actors.Tests;

/// <summary>The audit list while the file that holds it belongs to somebody else.</summary>
public sealed class ApiAuditTests : IAsyncLifetime
{
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
    public async Task While_the_audit_list_cannot_be_written_nothing_is_changed_but_what_protects_people_and_that_is_written_later()
    {
        using (var holder = new SqliteConnection($"Data Source={Path.Combine(_store.Home, "state", "facts.db")};Pooling=False"))
        {
            holder.Open();
            using var hold = holder.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE;";
            hold.ExecuteNonQuery();

            var refused = await _keeper.PutAsync("/dayparts/noon", """{"name":"Noon","weekdays":["monday"],"from":"11:00","to":"14:00"}""", ("If-None-Match", "*"));
            refused.ShouldBe(HttpStatusCode.ServiceUnavailable).Detail.ShouldStartWith("Nothing was changed, because the change cannot be written to the audit list");
            (await _keeper.PutAsync("/lanes/checkout-2/mode", """{"mode":"demographics","noticeIsUp":true}""")).ShouldBe(HttpStatusCode.ServiceUnavailable);

            (await _keeper.PutAsync("/lanes/checkout-1/mode", """{"mode":"off"}""")).ShouldBe(HttpStatusCode.OK);
            (await _keeper.GetAsync("/lanes/checkout-1")).Json.GetProperty("mode").GetString().ShouldBe("off");
            (await _keeper.GetAsync("/dayparts/noon")).ShouldBe(HttpStatusCode.NotFound);
        }

        var limit = TimeProvider.System.GetUtcNow().AddSeconds(30);
        ApiAnswer audit;
        do
        {
            audit = (await _keeper.GetAsync("/audit")).ShouldBe(HttpStatusCode.OK);
        }
        while (!audit.Text.Contains("\"off\"", StringComparison.Ordinal) && TimeProvider.System.GetUtcNow() < limit);

        audit.Text.ShouldContain("\"off\"", customMessage: "the mode's change was to stand in the audit list once it could be written again");
    }
}
