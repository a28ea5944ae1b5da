using Actors.Contents;
using Actors.Displays;
using Actors.TestKit;
using Microsoft.Extensions.Options;

namespace Actors.Tests.Contents;

/// <summary>The suite of every content store, and what only a server can do to its store.</summary>
[Collection(ServerCollection.Name)]
public sealed class PostgresContentStoreTests(ServerFixture fixture) : ContentStoreConformance, IAsyncLifetime
{
    private readonly OwnDatabase _database = new(fixture);

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    protected override IContentStore Open() => _database.OpenStore(Clock, Limit);

    [NeedsFact(Needs.Postgres)]
    public async Task A_piece_from_the_middle_reads_a_few_pages_and_not_the_part()
    {
        var store = Open();
        var kept = await store.PutAsync(new MemoryStream(Bytes(2 << 20, 9)), Limit, default);
        await _database.ExecuteAsync("VACUUM ANALYZE actors.content_part");

        var plan = await _database.QueryAsync<string>(
            $"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT substring(body FROM 700001 FOR 131072) FROM actors.content_part WHERE sha256 = '{kept.Sha256}' AND number = 1");

        // 128 KiB lie in some 17 pages of 8 KiB; the whole part would be 130 and more.
        using var json = System.Text.Json.JsonDocument.Parse(plan);
        var top = json.RootElement[0].GetProperty("Plan");
        (top.GetProperty("Shared Hit Blocks").GetInt32() + top.GetProperty("Shared Read Blocks").GetInt32()).ShouldBeLessThan(60);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_restart_of_the_server_costs_a_pause_and_no_file()
    {
        var store = Open();
        var bytes = Bytes(1_200_000, 10);
        await store.PutAsync(new MemoryStream(Bytes(10, 11)), Limit, default);
        await _database.StopServerAsync();
        var put = store.PutAsync(new MemoryStream(bytes), Limit, default);
        await _database.StartServerAsync();

        (await ReadAllAsync(store, (await put).Sha256)).ShouldBe(bytes);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task Deleting_a_file_takes_its_parts_with_it()
    {
        var store = Open();
        var kept = await store.PutAsync(new MemoryStream(Bytes(2 << 20, 12)), Limit, default);

        await store.DeleteAsync(kept.Sha256, Noon.AddDays(1), default);

        (await _database.QueryAsync<long>("SELECT count(*) FROM actors.content_part")).ShouldBe(0);
    }

    private sealed class OwnDatabase(ServerFixture fixture) : DatabaseTest(fixture)
    {
        public IContentStore OpenStore(TimeProvider clock, long limit) =>
            new PostgresContentStore(Open(), Microsoft.Extensions.Options.Options.Create(new ContentStoreOptions { Limit = limit }), clock);

        public Task ExecuteAsync(string sql) => Server.ExecuteAsync(Name, sql);

        public Task<T> QueryAsync<T>(string sql) => Server.QueryAsync<T>(Name, sql);

        public Task StopServerAsync() => Server.StopAsync();

        public Task StartServerAsync() => Server.StartAgainAsync();
    }
}
