using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests;

/// <summary>What `/openapi/v1.json` says is all that there is, and what there is bears anything that is thrown at it.</summary>
public sealed class ApiDescriptionTests : IAsyncLifetime
{
    private const int Seed = 20261126;

    private static readonly string[] Garbage =
    [
        "", " ", "{", "[]", "{}", "null", "7", "\"text\"", "{\"name\":null}", "{\"name\":\"\\ud800\"}", "{\"name\":{\"name\":[]}}", "{\"edits\":[null]}", "{\"edits\":[{\"edit\":\"put\",\"kind\":\"playlist\",\"id\":\"..\",\"item\":7}]}",
        "{\"items\":[{\"content\":\"\\u0000\",\"seconds\":1e308}],\"name\":\"a\"}", "{\"headline\":\"\",\"minutes\":1e300}", "<alert/>", "\u0000\u0001", new string('[', 100), $"{{\"name\":\"{new string('x', 5_000)}\"}}",
        "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":\"a\",\"content\":[\"tea\"],\"fromDate\":\"9999-12-31\",\"untilDate\":\"9999-12-31\",\"goal\":\"plays\",\"amount\":1}",
        "{\"name\":\"a\",\"playlist\":\"a\",\"fromDate\":\"0001-01-01\",\"untilDate\":\"0001-01-01\"}",
    ];

    private static readonly string[] Values = ["", "a", "..", "%2e%2e%2f", "%00", "%ff", "-1", "99999999999999999999", "9999-12-31", "0001-01-01", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00%2B14:00", "true&deleted=false", "%F0%9F%8D%92", "'%3B--"];

    private static readonly string[] Headers = ["\"1\"", "*", "W/\"1\"", "\"-1\"", "\"99999999999999999999\"", "1, 2", "x"];

    private TestStore _store = null!;
    private ApiCaller _owner = null!;
    private JsonElement _document;

    public async Task InitializeAsync()
    {
        _store = await TestStore.StartedAsync();
        _owner = new ApiCaller(_store, _store.Server.Key.Text);
        using var client = _store.Client();
        _document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json")).RootElement;
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public void Every_endpoint_of_the_api_is_described_with_what_it_does_takes_and_answers()
    {
        var paths = _document.GetProperty("paths");
        var endpoints = _store.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)).ToList();
        endpoints.Count.ShouldBeGreaterThan(50);
        foreach (var endpoint in endpoints)
        {
            var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)
            {
                var name = $"{method} {path}";
                paths.TryGetProperty(path, out var item).ShouldBeTrue(name);
                item.TryGetProperty(method.ToLowerInvariant(), out var operation).ShouldBeTrue(name);
                operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty(name);
                var responses = operation.GetProperty("responses").EnumerateObject().ToList();
                responses.ShouldContain(response => response.Name.StartsWith('2'), name);
                foreach (var response in responses.Where(response => response.Name[0] is '4' or '5'))
                {
                    response.Value.GetProperty("content").TryGetProperty("application/problem+json", out _).ShouldBeTrue($"{name} {response.Name}");
                }

                if (endpoint.Metadata.GetMetadata<Actors.Security.NeededRole>() is not null)
                {
                    operation.GetProperty("security").GetArrayLength().ShouldBe(1, name);
                    responses.Select(response => response.Name).ShouldBeSubsetOf(responses.Select(response => response.Name).Union(["401", "403", "429"]));
                    new[] { "401", "403", "429" }.ShouldBeSubsetOf(responses.Select(response => response.Name), name);
                }

                if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null)
                {
                    operation.TryGetProperty("requestBody", out _).ShouldBeTrue(name);
                }

                foreach (var parameter in endpoint.RoutePattern.Parameters)
                {
                    operation.GetProperty("parameters").EnumerateArray().ShouldContain(described => described.GetProperty("name").GetString() == parameter.Name, $"{name} {parameter.Name}");
                }
            }
        }

        _document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString().ShouldBe("bearer");
    }

    [Fact]
    public void Operations_have_names_of_their_own() =>
        Operations().Select(operation => operation.Operation).Where(operation => operation.TryGetProperty("operationId", out _))
            .Select(operation => operation.GetProperty("operationId").GetString()).ShouldBeUnique();

    [Fact]
    public async Task Nothing_that_is_thrown_at_an_endpoint_is_a_fault_of_the_server()
    {
        var random = new Random(Seed);
        foreach (var (path, method, operation) in Operations().Where(operation => operation.Path != "/api/v1/events"))
        {
            var takesBody = operation.TryGetProperty("requestBody", out _);
            var tries = takesBody ? Garbage.Length : 6;
            for (var i = 0; i < tries; i++)
            {
                var address = Filled(path, operation, random);
                var headers = new List<(string, string)>();
                if (random.Next(2) == 0)
                {
                    headers.Add(("If-Match", Headers[random.Next(Headers.Length)]));
                }

                if (random.Next(3) == 0)
                {
                    headers.Add(("If-None-Match", Headers[random.Next(Headers.Length)]));
                }

                if (random.Next(3) == 0)
                {
                    headers.Add(("Idempotency-Key", new string('k', random.Next(1, 140))));
                }

                var answer = await _owner.SendAsync(new HttpMethod(method.ToUpperInvariant()), address["/api/v1".Length..], takesBody ? Garbage[i] : null, [.. headers]);

                var told = $"seed {Seed}: {method} {address} {(takesBody ? Garbage[i] : "")} {string.Join(' ', headers)}: {(int)answer.Status} {answer.Text}";
                ((int)answer.Status).ShouldBeLessThan(500, told);
                if ((int)answer.Status >= 400 && answer.Text.Length > 0)
                {
                    answer.ContentHeaders.ContentType!.MediaType.ShouldBe("application/problem+json", told);
                    answer.Detail.ShouldNotBeNullOrEmpty(told);
                }
            }
        }
    }

    private IEnumerable<(string Path, string Method, JsonElement Operation)> Operations() =>
        _document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => (path.Name, method.Name, method.Value)));

    private static string Filled(string path, JsonElement operation, Random random)
    {
        var query = new List<string>();
        if (operation.TryGetProperty("parameters", out var parameters))
        {
            foreach (var parameter in parameters.EnumerateArray())
            {
                var (name, value) = (parameter.GetProperty("name").GetString()!, Values[random.Next(Values.Length)]);
                if (parameter.GetProperty("in").GetString() == "path")
                {
                    path = path.Replace($"{{{name}}}", value is "" or ".." ? "a" : value.Replace("&", "%26"), StringComparison.Ordinal);
                }
                else if (parameter.GetProperty("in").GetString() == "query" && random.Next(2) == 0)
                {
                    query.Add($"{name}={value}");
                }
            }
        }

        return path + (query.Count == 0 ? "" : "?" + string.Join('&', query));
    }
}
