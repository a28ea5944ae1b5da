using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Actors.Tests;

public sealed class SalesApiTests : IAsyncLifetime
{
    private TestStore _store = null!;
    private HttpClient _till = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.StartedAsync();
        _till = _store.Client(_store.Server.Key.Text);
    }

    public async Task DisposeAsync()
    {
        _till.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_sale_is_created_once_known_ever_after_and_survives_the_stores_end()
    {
        var sale = new { saleId = "4711", lane = "checkout-1", soldAt = DateTimeOffset.UnixEpoch.AddYears(56), lines = new[] { new { article = "bread", quantity = 0.5m, amount = 2.49m } } };

        var first = await _till.PostAsJsonAsync("/api/v1/sales", sale);
        var second = await _till.PostAsJsonAsync("/api/v1/sales", sale);

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("new").GetBoolean().ShouldBeFalse();
        await _store.StopAsync();
        await _store.StartAsync();
        using var again = _store.Client(_store.Server.Key.Text);
        (await again.PostAsJsonAsync("/api/v1/sales", sale)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_sale_without_the_key_is_refused()
    {
        using var stranger = _store.Client();
        (await stranger.PostAsync("/api/v1/sales", new StringContent("{}", Encoding.UTF8, "application/json"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("not json", "The body is not JSON; expected is")]
    [InlineData("[]", "The body is []; expected is an object with 'saleId', 'lane', 'soldAt', 'lines'.")]
    [InlineData("""{"saleId":"1","lane":"checkout-1","soldAt":"2026-03-02T09:00:00Z"}""", "The field 'lines' of the body is missing")]
    [InlineData("""{"saleId":"1","lane":"checkout-1","soldAt":"2026-03-02T09:00:00Z","lines":[],"shopper":"Ada"}""", "The field 'shopper' of the body is unknown")]
    [InlineData("""{"saleId":7,"lane":"checkout-1","soldAt":"2026-03-02T09:00:00Z","lines":[]}""", "The field 'saleId' is 7; allowed is a text.")]
    [InlineData("""{"saleId":"1","lane":"checkout-9","soldAt":"2026-03-02T09:00:00Z","lines":[]}""", "The field 'lane' is \"checkout-9\"; allowed are 'checkout-1', 'checkout-2', 'entrance'.")]
    [InlineData("""{"saleId":"1","lane":"checkout-1","soldAt":"2026-03-02T09:00:00","lines":[]}""", "allowed is a time with its offset from UTC")]
    [InlineData("""{"saleId":"1","lane":"checkout-1","soldAt":"yesterday","lines":[]}""", "The field 'soldAt' is \"yesterday\"; allowed is a time")]
    [InlineData("""{"saleId":"1","lane":"checkout-1","soldAt":"2026-03-02T09:00:00Z","lines":{}}""", "The field 'lines' is {}; allowed is an array of lines.")]
    [InlineData("""{"saleId":"1","lane":"checkout-1","soldAt":"2026-03-02T09:00:00Z","lines":[]}""", "Lines has 0 lines; allowed are 1 to 1000.")]
    [InlineData("""{"saleId":"1","lane":"checkout-1","soldAt":"2026-03-02T09:00:00Z","lines":[{"article":"a","quantity":"1","amount":1}]}""", "The field 'lines[0].quantity' is \"1\"; allowed is a number.")]
    [InlineData("""{"saleId":"1","lane":"checkout-1","soldAt":"2026-03-02T09:00:00Z","lines":[{"article":"a","quantity":0,"amount":1}]}""", "Lines[0].Quantity is 0; allowed is anything but 0")]
    [InlineData("""{"saleId":"","lane":"checkout-1","soldAt":"2026-03-02T09:00:00Z","lines":[{"article":"a","quantity":1,"amount":1}]}""", "SaleId is \"\"; allowed are 1 to 100 characters.")]
    public async Task What_is_wrong_with_a_sale_is_one_sentence_and_nothing_is_recorded(string body, string says)
    {
        var answer = await _till.PostAsync("/api/v1/sales", new StringContent(body, Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var sentence = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
        sentence.ShouldContain(says);
        sentence.ShouldNotContain("(Parameter");
    }

    [Fact]
    public async Task The_largest_sale_fits_and_a_larger_body_is_refused_in_a_sentence()
    {
        var lines = Enumerable.Range(0, 1000).Select(i => new { article = new string('9', 50), quantity = 999_999.999m, amount = 999_999_999.99m });
        var sale = new { saleId = new string('1', 100), lane = "checkout-1", soldAt = DateTimeOffset.UnixEpoch.AddYears(56), lines };
        (await _till.PostAsJsonAsync("/api/v1/sales", sale)).StatusCode.ShouldBe(HttpStatusCode.Created);

        var answer = await _till.PostAsync("/api/v1/sales", new StringContent(new string(' ', 300 << 10), Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("256 KiB are allowed");
    }
}
