using Actors.Facts;

namespace Actors.Tests.Facts;

/// <summary>The suite of every log of facts, and what only a file can do to its log.</summary>
public sealed class SqliteFactLogTests : FactLogConformance, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-facts-").FullName;
    private readonly List<SqliteFactLog> _logs = [];

    private string File => Path.Combine(_folder, "facts.db");

    public void Dispose()
    {
        _logs.ForEach(static log => log.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Appends_that_wait_for_each_other_share_a_transaction_and_each_has_its_own_count()
    {
        var log = Open();
        await log.AppendAsync([Play("0")], default);

        var added = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () => await log.AppendAsync([Play($"{i}"), Play($"x{i % 10}")], default))));

        added.Sum().ShouldBe(199 + 10);
        (await ReadAsync(Open())).Count.ShouldBe(200 + 10);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named_and_nothing_is_appended()
    {
        var log = new SqliteFactLog(Path.Combine(_folder, "missing", "facts.db"));
        _logs.Add(log);

        var refused = await Should.ThrowAsync<FactLogException>(async () => await log.AppendAsync([Play("a")], default));
        refused.Message.ShouldStartWith($"No fact was appended to {_folder}/missing/facts.db: ");
        Directory.CreateDirectory(Path.Combine(_folder, "missing"));
        (await log.AppendAsync([Play("a")], default)).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await System.IO.File.WriteAllTextAsync(File, "This is a shopping list, and long enough to be taken for one: bread, milk, eggs, pasta, wine, coffee.");
        (await Should.ThrowAsync<FactLogException>(async () => await Open().AppendAsync([Play("a")], default))).Message.ShouldContain("not a database");
        (await Should.ThrowAsync<FactLogException>(() => ReadAsync(Open()))).Message.ShouldContain("not a database");
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused()
    {
        await Open().AppendAsync([Play("a")], default);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 3;";
            command.ExecuteNonQuery();
        }

        (await Should.ThrowAsync<FactLogException>(() => ReadAsync(Open()))).Message.ShouldContain("newer");
    }

    protected override IFactLog Open()
    {
        var log = new SqliteFactLog(File);
        _logs.Add(log);
        return log;
    }
}
