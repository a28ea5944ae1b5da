using System.Net;
using System.Text.Json;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class ApiAccountsTests : IAsyncLifetime
{
    private TestStore _store = null!;
    private ApiCaller _owner = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.StartedAsync();
        _owner = new ApiCaller(_store, _store.Server.Key.Text);
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task The_key_file_is_the_account_of_an_admin_that_is_called_owner()
    {
        var me = (await _owner.GetAsync("/me")).ShouldBe(HttpStatusCode.OK).Json;

        me.GetProperty("id").GetString().ShouldBe("owner");
        me.GetProperty("role").GetString().ShouldBe("admin");
    }

    [Fact]
    public async Task A_viewer_reads_and_changes_nothing_an_operator_changes_and_makes_no_accounts()
    {
        using var viewer = await MadeAsync("Visitor", "viewer");
        using var keeper = await MadeAsync("Night shift", "operator");

        (await viewer.GetAsync("/me")).Json.GetProperty("role").GetString().ShouldBe("viewer");
        var refused = (await viewer.PutAsync("/lanes/checkout-1/mode", """{"mode":"off"}""")).ShouldBe(HttpStatusCode.Forbidden);
        refused.Detail.ShouldBe("The account 'visitor' has the role viewer; this needs the role operator or admin.");
        (await keeper.PutAsync("/lanes/checkout-1/mode", """{"mode":"off"}""")).ShouldBe(HttpStatusCode.OK);
        (await keeper.GetAsync("/accounts")).ShouldBe(HttpStatusCode.Forbidden).Detail.ShouldEndWith("this needs the role admin.");
        (await keeper.PostAsync("/accounts", """{"name":"Another","role":"admin"}""")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_key_is_shown_once_and_only_its_hash_is_kept()
    {
        var made = (await _owner.PostAsync("/accounts", """{"name":"Till","role":"operator"}""")).ShouldBe(HttpStatusCode.Created).Json;
        var key = made.GetProperty("key").GetString()!;
        key.Length.ShouldBe(43);

        var listed = (await _owner.GetAsync("/accounts")).ShouldBe(HttpStatusCode.OK).Text;

        listed.ShouldContain("\"till\"");
        listed.ShouldNotContain(key);
        await _store.StopAsync();
        foreach (var file in Directory.EnumerateFiles(_store.Home, "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(key)).ShouldBe(-1, file);
        }
    }

    [Fact]
    public async Task A_revoked_key_ends_at_once_here_and_stays_ended_after_a_restart()
    {
        using var keeper = await MadeAsync("Night shift", "operator");
        (await keeper.GetAsync("/me")).ShouldBe(HttpStatusCode.OK);

        (await _owner.DeleteAsync("/accounts/night-shift")).ShouldBe(HttpStatusCode.NoContent);

        (await keeper.GetAsync("/me")).ShouldBe(HttpStatusCode.Unauthorized).Detail.ShouldStartWith("The key is wrong or has been revoked");
        (await _owner.GetAsync("/accounts")).Json[0].GetProperty("revokedAt").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Theory]
    [InlineData("""{"name":"A","role":"king"}""", "The field 'role' is \"king\"; allowed are 'viewer', 'operator', 'admin'.")]
    [InlineData("""{"role":"viewer"}""", "The field 'name' of the body is missing; needed is the body with 'id', 'name', 'role'.")]
    [InlineData("""{"name":"A","role":"viewer","key":"x"}""", "The field 'key' of the body is unknown; allowed are 'id', 'name', 'role'.")]
    [InlineData("""{"name":"A","name":"B","role":"viewer"}""", "The field 'name' of the body stands there twice; allowed is once.")]
    [InlineData("""{"name":"\ud800","role":"viewer"}""", "The body holds half of a character; allowed is Unicode text.")]
    [InlineData("""{"name":"A","id":"Big","role":"viewer"}""", "\"Big\"")]
    public async Task What_is_wrong_with_an_account_is_one_sentence(string body, string sentence) =>
        (await _owner.PostAsync("/accounts", body)).ShouldBe(HttpStatusCode.BadRequest).Detail.ShouldContain(sentence);

    [Fact]
    public async Task An_id_belongs_to_one_account_for_ever_and_owner_to_the_key_file()
    {
        (await MadeAsync("Till", "operator")).Dispose();
        (await _owner.DeleteAsync("/accounts/till")).ShouldBe(HttpStatusCode.NoContent);

        (await _owner.PostAsync("/accounts", """{"name":"Till","role":"operator"}""")).ShouldBe(HttpStatusCode.Conflict).Detail.ShouldContain("'till'");
        (await _owner.PostAsync("/accounts", """{"id":"owner","name":"Me","role":"viewer"}""")).ShouldBe(HttpStatusCode.Conflict);
        (await _owner.DeleteAsync("/accounts/owner")).ShouldBe(HttpStatusCode.Conflict);
        (await _owner.DeleteAsync("/accounts/nobody")).ShouldBe(HttpStatusCode.NotFound).Detail.ShouldBe("There is no account 'nobody'.");
    }

    [Fact]
    public async Task Every_change_stands_in_the_audit_list_with_who_made_it()
    {
        using var keeper = await MadeAsync("Night shift", "operator");
        await keeper.PutAsync("/lanes/checkout-1/mode", """{"mode":"off"}""");
        await keeper.PostAsync("/dayparts", """{"name":"Evening","weekdays":["friday"],"from":"18:00","to":"23:00"}""");
        await keeper.PutAsync("/dayparts/evening", """{"name":"Evening","weekdays":["saturday"],"from":"18:00","to":"23:00"}""", ("If-Match", "\"1\""));

        var items = (await _owner.GetAsync("/audit")).ShouldBe(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray().ToList();

        items.Select(item => $"{item.GetProperty("by").GetString()}: {item.GetProperty("what").GetString()} {item.GetProperty("item").GetString()} {item.GetProperty("result").GetString()}").ShouldBe(
        [
            "Night shift: put daypart evening done",
            "Night shift: put daypart evening done",
            "Night shift: mode lane checkout-1 done",
            "owner: add account night-shift done",
        ]);
        var newest = items[0].GetProperty("items")[0];
        (newest.GetProperty("before").GetString(), newest.GetProperty("after").GetString()).ShouldBe(("1", "2"));
        var mode = items[2].GetProperty("items")[0];
        (mode.GetProperty("before").GetString(), mode.GetProperty("after").GetString()).ShouldBe(("demographics", "off"));
        (await _owner.GetAsync("/audit?what=lane")).Json.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await _owner.GetAsync("/audit?account=owner&limit=1")).Json.GetProperty("items")[0].GetProperty("what").GetString().ShouldBe("add account");
        var second = (await _owner.GetAsync("/audit?limit=2")).Json.GetProperty("earlier").GetString()!;
        (await _owner.GetAsync("/audit?to=" + Uri.EscapeDataString(second))).Json.GetProperty("items")[0].GetProperty("what").GetString().ShouldBe("mode lane");
    }

    private async Task<ApiCaller> MadeAsync(string name, string role)
    {
        var made = (await _owner.PostAsync("/accounts", JsonSerializer.Serialize(new { name, role }))).ShouldBe(HttpStatusCode.Created).Json;
        return new ApiCaller(_store, made.GetProperty("key").GetString());
    }
}
