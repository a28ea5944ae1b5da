using Actors.Databases;
using Actors.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Tests.Databases;

/// <summary>What an operator reads when something is wrong.</summary>
public sealed class FailureTests(ServerFixture fixture) : DatabaseTest(fixture)
{
    protected override bool IsMigrated => false;

    [NeedsFact(Needs.Postgres)]
    public async Task A_wrong_password_names_the_user_and_the_file()
    {
        var file = Path.Combine(Path.GetTempPath(), $"actors-password-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(file, "wrong");
        try
        {
            (await SentenceAsync(options => options.PasswordFile = file)).ShouldBe(
                $"The database server at 127.0.0.1:{Server.Port} refuses the user 'actors' with the password in {file}; check ACTORS_DATABASE__USER and ACTORS_DATABASE__PASSWORDFILE.");

            File.Copy(Server.PasswordFile, file, overwrite: true);
            await using var corrected = new OwnConnection(Options(options => options.PasswordFile = file));
            (await corrected.Database.RunAsync((_, _) => Task.FromResult(7), isRepeatable: true, default)).ShouldBe(7);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_missing_password_names_the_setting() =>
        (await SentenceAsync(options => options.PasswordFile = "")).ShouldBe(
            $"The database server at 127.0.0.1:{Server.Port} asks for a password, and ACTORS_DATABASE__PASSWORDFILE names no file that holds one.");

    [NeedsFact(Needs.Postgres)]
    public async Task A_password_file_that_has_gone_is_named() =>
        (await SentenceAsync(options => options.PasswordFile = "/nowhere/password")).ShouldStartWith(
            "The password file /nowhere/password (ACTORS_DATABASE__PASSWORDFILE) cannot be read: ");

    [NeedsFact(Needs.Postgres)]
    public async Task A_missing_database_is_named() =>
        (await SentenceAsync(options => options.Name = "nowhere")).ShouldBe(
            $"The database server at 127.0.0.1:{Server.Port} has no database 'nowhere'; create it, or name another in ACTORS_DATABASE__NAME.");

    [NeedsFact(Needs.Postgres)]
    public async Task A_port_where_nobody_listens_is_named()
    {
        var sentence = await SentenceAsync(options =>
        {
            options.Port = 1;
            options.RetryFor = TimeSpan.Zero;
        });

        sentence.ShouldStartWith("The database server at 127.0.0.1:1 cannot be reached: ");
        sentence.ShouldEndWith("; check ACTORS_DATABASE__HOST and ACTORS_DATABASE__PORT.");
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_host_that_does_not_exist_is_named()
    {
        var sentence = await SentenceAsync(options =>
        {
            options.Host = "nobody.invalid";
            options.RetryFor = TimeSpan.Zero;
        });

        sentence.ShouldStartWith($"The database server at nobody.invalid:{Server.Port} cannot be reached: ");
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_user_who_may_make_no_schema_is_told_so()
    {
        var role = "r" + Guid.NewGuid().ToString("N");
        await Server.ExecuteAsync(Name, $"CREATE ROLE {role} LOGIN PASSWORD '{await File.ReadAllTextAsync(Server.PasswordFile)}'");
        try
        {
            await using var own = new OwnConnection(Options(options => options.User = role));
            var refused = await Should.ThrowAsync<DatabaseException>(() => Migrator(own.Database).MigrateAsync(default));
            refused.Message.ShouldBe($"The user '{role}' (ACTORS_DATABASE__USER) lacks a right in the database '{Name}': permission denied for database {Name}.");

            await Server.ExecuteAsync(Name, $"CREATE SCHEMA actors AUTHORIZATION {role}");
            (await Migrator(own.Database).MigrateAsync(default)).ShouldBeGreaterThan(0);
        }
        finally
        {
            await Server.ExecuteAsync(Name, $"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_host_with_a_wrong_setting_does_not_start_and_one_whose_server_comes_later_does()
    {
        await Should.ThrowAsync<DatabaseException>(() => StartAsync(options => options.Name = "nowhere"));
        (await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(options =>
        {
            options.Port = 0;
            options.Host = " ";
            options.PasswordFile = "/nowhere";
        }))).Failures.ShouldBe(
        [
            "ACTORS_DATABASE__HOST is empty; it must be the name or address of a PostgreSQL server.",
            "ACTORS_DATABASE__PORT is 0; it must be a port from 1 to 65535.",
            "ACTORS_DATABASE__PASSWORDFILE is '/nowhere', which is no file; it must be the file that holds the password, or empty where the server asks for none.",
        ]);

        await Server.StopAsync();
        var start = StartAsync(static _ => { });
        await Server.StartAgainAsync();
        await start;
        (await Server.QueryAsync<bool>(Name, "SELECT to_regclass('actors.fact') IS NOT NULL")).ShouldBeTrue();
    }

    private async Task StartAsync(Action<DatabaseOptions> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var wanted = Options(configure);
        builder.Services.AddPostgresDatabase(options =>
        {
            (options.Host, options.Port, options.Name, options.User, options.PasswordFile) = (wanted.Host, wanted.Port, wanted.Name, wanted.User, wanted.PasswordFile);
        });
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }

    private async Task<string> SentenceAsync(Action<DatabaseOptions> configure)
    {
        await using var own = new OwnConnection(Options(configure));
        return (await Should.ThrowAsync<DatabaseException>(() => own.Database.RunAsync((_, _) => Task.FromResult(7), isRepeatable: true, default))).Message;
    }

    private sealed class OwnConnection(DatabaseOptions options) : IAsyncDisposable
    {
        public Database Database { get; } = new(
            Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<Database>.Instance);

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
