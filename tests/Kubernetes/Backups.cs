using Actors.TestKit;

namespace Actors.Tests;

public sealed class Backups : IDisposable
{
    private static readonly string Backup = Path.Combine(Manifests.Folder, "base", "backup", "backup.sh");
    private static readonly string Restore = Path.Combine(Manifests.Folder, "restore", "restore.sh");

    private readonly string _folder = Directory.CreateTempSubdirectory("actors-backups-").FullName;

    [NeedsFact(Needs.Postgres)]
    public async Task What_was_backed_up_is_there_after_a_restore_and_nothing_else_is()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        await server.ExecuteAsync(database, """
            CREATE SCHEMA actors;
            CREATE TABLE actors.sale (id text PRIMARY KEY, cents int NOT NULL);
            CREATE TABLE actors.member (name text PRIMARY KEY);
            INSERT INTO actors.sale VALUES ('a', 100), ('b', 250);
            INSERT INTO actors.member VALUES ('silo-0');
            """);
        Run(Backup, server, database).Exit.ShouldBe(0);
        await server.ExecuteAsync(database, "DELETE FROM actors.sale; CREATE TABLE actors.later (id int); CREATE SCHEMA later;");

        var (exit, output, error) = Run(Restore, server, database);

        exit.ShouldBe(0, error);
        output.ShouldStartWith("restored ");
        (await server.QueryAsync<long>(database, "SELECT sum(cents) FROM actors.sale")).ShouldBe(350);
        (await server.QueryAsync<long>(database, "SELECT count(*) FROM actors.member")).ShouldBe(0, "silos of then are not looked for");
        (await server.QueryAsync<long>(database, "SELECT count(*) FROM information_schema.tables WHERE table_name = 'later'")).ShouldBe(0);
        (await server.QueryAsync<long>(database, "SELECT count(*) FROM pg_namespace WHERE nspname = 'later'")).ShouldBe(0);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_restore_that_fails_changes_nothing()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        await server.ExecuteAsync(database, "CREATE SCHEMA actors; CREATE TABLE actors.sale (id text PRIMARY KEY); INSERT INTO actors.sale VALUES ('a');");
        Run(Backup, server, database).Exit.ShouldBe(0);
        var dump = Directory.GetFiles(_folder, "actors-*.dump").Single();
        await using (var file = new FileStream(dump, FileMode.Open))
        {
            file.SetLength(file.Length - 20);
        }

        Run(Restore, server, database).Exit.ShouldNotBe(0);

        (await server.QueryAsync<long>(database, "SELECT count(*) FROM actors.sale")).ShouldBe(1);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_restore_under_running_silos_or_of_an_unknown_dump_is_refused_with_a_sentence()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        Run(Restore, server, database).Error.Trim().ShouldBe($"no dump is in {_folder}");
        Run(Backup, server, database).Exit.ShouldBe(0);
        var dump = Path.GetFileName(Directory.GetFiles(_folder, "actors-*.dump").Single());

        var unknown = Run(Restore, server, database, ("DUMP", "yesterday"));
        await using var silo = new Npgsql.NpgsqlConnection(server.ConnectionString(database, isPooled: false));
        await silo.OpenAsync();
        var busy = Run(Restore, server, database);

        unknown.Exit.ShouldBe(1);
        unknown.Error.Trim().ShouldBe($"DUMP is 'yesterday'; allowed are newest {dump}");
        busy.Exit.ShouldBe(1);
        busy.Error.Trim().ShouldBe("1 connections are open: stop the silos first");
    }

    [NeedsFact(Needs.Postgres)]
    public async Task The_newest_backups_are_kept_and_one_that_failed_leaves_nothing()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        foreach (var day in Enumerable.Range(1, 5))
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, $"actors-2020010{day}T031500Z.dump"), "");
        }

        Run(Backup, server, database, ("KEEP", "3")).Exit.ShouldBe(0);
        var kept = Names();
        Run(Backup, server, "nowhere", ("KEEP", "3")).Exit.ShouldNotBe(0);

        kept.Length.ShouldBe(3);
        kept[..2].ShouldBe(["actors-20200104T031500Z.dump", "actors-20200105T031500Z.dump"]);
        Names().ShouldBe(kept);
    }

    [NeedsFact(Needs.ClusterScripts)]
    public void The_state_of_one_box_is_copied_while_it_is_written_and_the_newest_copies_are_kept()
    {
        var state = Directory.CreateDirectory(Path.Combine(_folder, "state")).FullName;
        var backups = Directory.CreateDirectory(Path.Combine(_folder, "backups")).FullName;
        File.WriteAllText(Path.Combine(state, "operator.key"), "secret");
        File.WriteAllText(Path.Combine(backups, "actors-20200101T031500Z.tar.gz"), "");
        var library = Directory.CreateDirectory(Path.Combine(state, "library")).FullName;
        var (kept, gone) = (new string('a', 64), new string('b', 64));
        File.WriteAllText(Path.Combine(library, kept), "picture");
        File.WriteAllText(Path.Combine(library, "0123.part"), "half");
        var copied = Directory.CreateDirectory(Path.Combine(backups, "library")).FullName;
        File.WriteAllText(Path.Combine(copied, gone), "deleted by the store long ago");
        File.SetLastWriteTimeUtc(Path.Combine(copied, gone), DateTime.UnixEpoch);
        var database = Path.Combine(state, "store.db");
        Command.Run("sqlite3", [database, "PRAGMA journal_mode = WAL; CREATE TABLE state (name text); INSERT INTO state VALUES ('kept');"]).Exit.ShouldBe(0);

        var (exit, output, error) = Command.Run(
            "bash",
            [Path.Combine(Manifests.Folder, "overlays", "one-box", "backup.sh")],
            environment: new Dictionary<string, string> { ["STATE"] = state, ["BACKUPS"] = backups, ["KEEP"] = "1" });

        exit.ShouldBe(0, error);
        output.ShouldContain("1 backups are there");
        Directory.GetFiles(copied).Select(Path.GetFileName).ShouldBe([kept]);
        File.ReadAllText(Path.Combine(copied, kept)).ShouldBe("picture");
        var archive = Directory.GetFiles(backups).Single();
        Command.Run("tar", ["-xzf", archive, "-C", backups]).Exit.ShouldBe(0);
        File.ReadAllText(Path.Combine(backups, "operator.key")).ShouldBe("secret");
        Command.Run("sqlite3", [Path.Combine(backups, "store.db"), "SELECT name FROM state"]).Output.Trim().ShouldBe("kept");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Names() => [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private (int Exit, string Output, string Error) Run(string script, PostgresServer server, string database, params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string>
        {
            ["PGHOST"] = PostgresServer.Host,
            ["PGPORT"] = server.Port.ToString(),
            ["PGUSER"] = PostgresServer.User,
            ["PGDATABASE"] = database,
            ["PASSWORDFILE"] = server.PasswordFile,
            ["BACKUPS"] = _folder,
            ["KEEP"] = "14",
            ["PATH"] = $"{PostgresServer.Programs}:{Environment.GetEnvironmentVariable("PATH")}",
        };
        foreach (var (name, value) in more)
        {
            environment[name] = value;
        }

        return Command.Run("bash", [script], environment: environment);
    }
}
