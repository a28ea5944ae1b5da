using System.Collections.Immutable;
using Actors.Embedded;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace Actors.Tests.Storage;

public sealed class StorageTests : IDisposable
{
    private static readonly LedgerState Full = new()
    {
        Postings = [new("first", Ink.Red, [1, 2, 3]), new("second", Ink.Black, default)],
        ClosedAt = new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(1)),
        Waits = ImmutableDictionary<string, TimeSpan>.Empty.Add("till", TimeSpan.FromMilliseconds(1500)),
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_state_is_the_same_after_deactivation()
    {
        await using var silo = await StartAsync();
        var ledger = silo.Grain<ILedgerGrain>("l");
        (await ledger.Etag()).ShouldBeNull();
        (await ledger.Read()).Postings.ShouldBeEmpty();
        await ledger.Write(Full);
        await ledger.Leave();

        ShouldBeFull(await ledger.Read());
        (await ledger.Etag()).ShouldBe("1");
        await ledger.Clear();
        await ledger.Leave();
        (await ledger.Etag()).ShouldBeNull();
        (await ledger.Read()).Postings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_write_over_somebody_elses_is_refused_and_changes_nothing()
    {
        await using var silo = await StartAsync();
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>("store");
        var id = GrainId.Create("ledger", "contested");
        var mine = new GrainState<LedgerState>(Full);
        var theirs = new GrainState<LedgerState>(new LedgerState());
        await storage.WriteStateAsync("ledger", id, mine);
        await storage.ReadStateAsync("ledger", id, theirs);
        await storage.WriteStateAsync("ledger", id, theirs);

        var refused = await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync("ledger", id, mine));
        refused.StoredEtag.ShouldBe("2");
        refused.CurrentEtag.ShouldBe("1");
        await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync("ledger", id, new GrainState<LedgerState>(Full)));
        await Should.ThrowAsync<InconsistentStateException>(() => storage.ClearStateAsync("ledger", id, mine));
        await storage.ReadStateAsync("ledger", id, mine);
        mine.ETag.ShouldBe("2");
        await storage.ClearStateAsync("ledger", id, mine);
        await Should.ThrowAsync<InconsistentStateException>(() => storage.WriteStateAsync("ledger", id, theirs));
    }

    [Fact]
    public async Task A_refused_write_does_not_take_the_others_of_its_transaction_with_it()
    {
        await using var silo = await StartAsync();
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>("store");
        var good = Enumerable.Range(0, 200).Select(i => (Id: GrainId.Create("ledger", $"{i}"), State: new GrainState<LedgerState>(Full))).ToArray();
        var writes = good.Select((one, i) => i % 10 == 0
            ? storage.WriteStateAsync("ledger", one.Id, new GrainState<LedgerState>(Full, "7"))
            : storage.WriteStateAsync("ledger", one.Id, one.State)).ToArray();
        for (var i = 0; i < writes.Length; i++)
        {
            if (i % 10 == 0)
            {
                await Should.ThrowAsync<InconsistentStateException>(() => writes[i]);
            }
            else
            {
                await writes[i];
            }
        }

        foreach (var (id, _) in good.Where(static (_, i) => i % 10 != 0))
        {
            var read = new GrainState<LedgerState>();
            await storage.ReadStateAsync("ledger", id, read);
            read.RecordExists.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task An_acknowledged_write_is_there_though_the_process_was_killed()
    {
        await using var silo = await StartAsync();
        for (var i = 0; i < 30; i++)
        {
            await silo.Grain<ILedgerGrain>($"{i}").Write(Full);

            // What lies on the disk at this moment is what a killed process leaves behind.
            var copy = _folder.File($"killed-{i}");
            Directory.CreateDirectory(copy);
            foreach (var file in Directory.GetFiles(_folder.Path, "state.db*").Where(static file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }

            using var database = new SqliteDatabase(Path.Combine(copy, "state.db"), TimeProvider.System);
            database.Open();
            var state = new GrainState<LedgerState>();
            await new SqliteGrainStorage("store", database).ReadStateAsync("ledger", GrainId.Create("ledger", $"{i}"), state);
            state.RecordExists.ShouldBeTrue($"write {i} was acknowledged");
            ShouldBeFull(state.State!);
        }
    }

    [Fact]
    public async Task A_write_is_acknowledged_after_the_commit_it_shares_with_others_and_not_before()
    {
        using var database = new SqliteDatabase(_folder.File("shared.db"), TimeProvider.System);
        database.Open();
        using var inFirst = new SemaphoreSlim(0);
        using var inLast = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var first = database.WriteAsync((_, _) => Stand(inFirst, goOn));
        (await inFirst.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue("the first write to begin");

        // These two queue up behind the first and share the next transaction.
        var second = database.WriteAsync((connection, transaction) =>
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "CREATE TABLE shared (number INTEGER);";
            return command.ExecuteNonQuery();
        });
        var last = database.WriteAsync((_, _) => Stand(inLast, goOn));
        goOn.Release();
        await first.Within("the first write");
        (await inLast.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue("the last write to begin");
        second.IsCompleted.ShouldBeFalse();
        goOn.Release();
        await last.Within("the last write");
        await second.Within("the second write");

        static bool Stand(SemaphoreSlim reached, SemaphoreSlim goOn)
        {
            reached.Release();
            return goOn.Wait(TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public async Task Everything_written_is_there_after_a_restart()
    {
        await using (var silo = await StartAsync())
        {
            await Task.WhenAll(Enumerable.Range(0, 500).Select(i => silo.Grain<ILedgerGrain>($"{i}").Write(Full)));
        }

        await using var next = await StartAsync();
        foreach (var i in Enumerable.Range(0, 500))
        {
            ShouldBeFull(await next.Grain<ILedgerGrain>($"{i}").Read());
        }
    }

    [Fact]
    public async Task A_file_of_a_newer_program_stops_the_start_and_is_left_alone()
    {
        using (var connection = new SqliteConnection($"Data Source={_folder.File("state.db")};Pooling=False"))
        {
            connection.Open();
            SqliteDatabase.Execute(connection, "PRAGMA user_version = 99;");
        }

        (await Should.ThrowAsync<BadProviderConfigException>(() => StartAsync()))
            .Message.ShouldContain("is of version 99; this program knows versions up to 1");
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start()
    {
        await File.WriteAllTextAsync(_folder.File("state.db"), new string('x', 5000));
        (await Should.ThrowAsync<BadProviderConfigException>(() => StartAsync())).Message.ShouldContain(_folder.File("state.db"));
        (await Should.ThrowAsync<OptionsValidationException>(() => TestSilo.StartAsync(silo => silo.AddSqliteGrainStorage("store", _ => { }))))
            .Message.ShouldContain("Path of 'store' is empty");
    }

    [Fact]
    public async Task A_stored_state_reads_the_same_in_every_later_version()
    {
        await using var silo = await StartAsync();
        await silo.Grain<ILedgerGrain>("golden").Write(Full);
        using var connection = new SqliteConnection($"Data Source={_folder.File("state.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json FROM grain_state WHERE storage = 'store' AND grain_type = 'ledger' AND grain_key = 'golden' AND state_name = 'ledger';";
        command.ExecuteScalar().ShouldBe(
            """{"Postings":[{"Text":"first","Ink":7,"Lines":[1,2,3]},{"Text":"second","Ink":0,"Lines":null}],"ClosedAt":"2026-03-02T09:30:00+01:00","Waits":{"till":"00:00:01.5000000"}}""");
    }

    private static void ShouldBeFull(LedgerState state)
    {
        state.Postings.Length.ShouldBe(2);
        state.Postings[0].Text.ShouldBe("first");
        state.Postings[0].Ink.ShouldBe(Ink.Red);
        state.Postings[0].Lines.ShouldBe([1, 2, 3]);
        state.Postings[1].Lines.IsDefault.ShouldBeTrue();
        state.ClosedAt.ShouldBe(Full.ClosedAt);
        state.Waits["till"].ShouldBe(TimeSpan.FromMilliseconds(1500));
    }

    private Task<TestSilo> StartAsync() => TestSilo.StartAsync(
        silo => silo.AddSqliteGrainStorage("store", options => options.Path = _folder.File("state.db")));
}
